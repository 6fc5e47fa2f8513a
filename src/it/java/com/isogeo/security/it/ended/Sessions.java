package com.isogeo.security.it.ended;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

@WebListener
public class Sessions implements HttpSessionListener {

    @Inject
    private RecordedEvents events;

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        events.countSession(1);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        events.countSession(-1);
    }
}
