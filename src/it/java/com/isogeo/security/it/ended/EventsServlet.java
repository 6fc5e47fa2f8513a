package com.isogeo.security.it.ended;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/events")
public class EventsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient RecordedEvents events;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().write(events.report());
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        events.forget();
    }
}
