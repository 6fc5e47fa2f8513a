package com.isogeo.security.it.faults;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

@WebListener
public class SessionListener implements HttpSessionListener {

    @Inject
    private Counts counts;

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        counts.changeSessions(1);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        counts.changeSessions(-1);
    }
}
