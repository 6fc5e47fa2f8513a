package com.isogeo.standin;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says what this is. */
@WebServlet("")
public class StartServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Page.write(
                response,
                200,
                "Nothing to sign in to here",
                "<p>This site plays Isogeo for the demo and the tests: authorization endpoint, login form, token endpoint "
                        + "and a little of the API. Open the demo instead; it sends you here when you sign in.</p>"
                        + "<p><a href=\"/standin/requests\">What was received</a></p>");
    }
}
