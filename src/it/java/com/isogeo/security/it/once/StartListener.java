package com.isogeo.security.it.once;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Drops the issuer from the configuration. */
@WebListener
public class StartListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        FleetingSource.STARTED.set(true);
    }
}
