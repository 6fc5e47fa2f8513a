package com.isogeo.security.it.technologies;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/** Answers on another thread, with or without the captured context. */
@WebServlet(urlPatterns = "/pages/later", asyncSupported = true)
public class LaterServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient SignedInContext context;

    @Inject
    private transient Probe probe;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        AsyncContext later = request.startAsync();
        if (request.getParameter("without") != null) {
            later.start(() -> answer(later));
            return;
        }
        Executor user = context.captured();
        later.start(() -> user.execute(() -> answer(later)));
    }

    private void answer(AsyncContext later) {
        try {
            HttpServletRequest request = (HttpServletRequest) later.getRequest();
            later.getResponse().getWriter().write(probe.seen(request::getUserPrincipal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            later.complete();
        }
    }
}
