package com.isogeo.standin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What the stand-in received, for tests and the curious. */
@WebServlet("/standin/requests")
public class RequestsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Received received;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonAnswer.write(response, 200, received.list(Optional.ofNullable(request.getParameter("user"))));
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        received.forget(Optional.ofNullable(request.getParameter("user")));
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
