package com.isogeo.security.it.doors;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

@WebListener
public class SessionCounter implements HttpSessionListener {

    @Inject
    private Doors doors;

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        doors.openSession();
    }
}
