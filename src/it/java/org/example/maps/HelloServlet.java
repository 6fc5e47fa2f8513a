package org.example.maps;

import com.isogeo.security.IsogeoPrincipal;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/hello")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class HelloServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        IsogeoPrincipal user = (IsogeoPrincipal) request.getUserPrincipal();
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println("Hello " + user.displayName().orElse("you"));
    }
}
