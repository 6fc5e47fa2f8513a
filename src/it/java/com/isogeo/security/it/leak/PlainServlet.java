package com.isogeo.security.it.leak;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.URI;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** What an application without the module does: a session, and a call by a Rest Client. */
@WebServlet("/plain")
public class PlainServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    /** The stand-in's first page. */
    public interface Start {

        @GET
        @Path("standin/requests")
        String get();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession();
        Start start = RestClientBuilder.newBuilder()
                .baseUri(ConfigProvider.getConfig().getValue("isogeo.api-endpoint", URI.class))
                .build(Start.class);
        start.get();
        response.getWriter().print("PLAIN");
    }
}
