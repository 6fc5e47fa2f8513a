package com.isogeo.security.it.written;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;

@WebListener
public class WriteListener implements HttpSessionAttributeListener {

    @Inject
    private Writes writes;

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        writes.note(event.getSession().getId(), event.getName());
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        writes.note(event.getSession().getId(), event.getName());
    }
}
