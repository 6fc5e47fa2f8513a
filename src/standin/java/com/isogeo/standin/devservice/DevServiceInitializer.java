package com.isogeo.standin.devservice;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;

/** Knows the application's context path, which CDI does not; the container calls it when the application's servlets start. */
public final class DevServiceInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        context.addListener(new Announcement());
    }

    /** After the initializers of all jars, so that a deployment that one of them stops is not announced. */
    private static final class Announcement implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            CDI.current()
                    .getBeanManager()
                    .getExtension(DevServiceExtension.class)
                    .announce(event.getServletContext().getContextPath());
        }
    }
}
