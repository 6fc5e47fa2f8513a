package com.isogeo.security.it.throwing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

@ApplicationScoped
public class ThrowingObserver {

    @Inject
    private HttpServletRequest request;

    void sessionBegins(@Observes @Initialized(SessionScoped.class) Object session) {
        if ("observer".equals(request.getParameter("throw"))) {
            throw new IllegalStateException("the observer throws");
        }
    }
}
