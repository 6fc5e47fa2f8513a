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
        // What Weld writes of its own comes before there is a request.
        if (event.getName().startsWith("com.isogeo.") && "listener".equals(request.getParameter("throw"))) {
            throw new IllegalStateException("the listener throws");
        }
    }
}
