package com.isogeo.security.it.throwing;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;

@WebListener
public class ThrowingListener implements HttpSessionAttributeListener {

    @Inject
    private HttpServletRequest request;

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        // The container may set attributes of its own where no request is active.
        if (event.getName().equals("com.isogeo.security.login") && "listener".equals(request.getParameter("throw"))) {
            throw new IllegalStateException("the listener throws");
        }
    }
}
