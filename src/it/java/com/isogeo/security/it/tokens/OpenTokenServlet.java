package com.isogeo.security.it.tokens;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import jakarta.annotation.security.DeclareRoles;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An open page: the caller, whether they are an administrator, and their token or why there is none. */
@WebServlet("/open")
@DeclareRoles("admin")
public class OpenTokenServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient IsogeoToken token;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String caller = request.getUserPrincipal() == null
                ? "nobody"
                : request.getUserPrincipal().getName();
        response.getWriter().write(caller + " " + request.isUserInRole("admin") + " " + tokenOrReason());
    }

    private String tokenOrReason() {
        try {
            return token.value();
        } catch (IsogeoTokenException e) {
            return e.reason().name();
        }
    }
}
