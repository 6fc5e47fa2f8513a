package com.isogeo.security.it.ear;

import com.isogeo.security.IsogeoToken;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** A protected page: the caller, the application's client id, the injected token, and the login of the token that the API gets. */
@WebServlet("/call")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class CallServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient IsogeoToken token;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            // In an EAR, WildFly does not inject the client, and Open Liberty does not inject the value.
            Config config = ConfigProvider.getConfig();
            OriginApi api = RestClientBuilder.newBuilder()
                    .baseUri(config.getValue("isogeo.api-endpoint", URI.class))
                    .build(OriginApi.class);
            response.getWriter()
                    .write(request.getUserPrincipal().getName() + "\n"
                            + config.getValue("isogeo.client-id", String.class) + "\n" + token.value() + "\n"
                            + api.origin());
            ((AutoCloseable) api).close();
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }
}
