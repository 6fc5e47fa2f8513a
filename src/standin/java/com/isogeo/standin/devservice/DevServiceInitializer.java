package com.isogeo.standin.devservice;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Knows the application's context path and its end, which CDI does not always; the container calls it when the application's servlets start. */
public final class DevServiceInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(Set<Class<?>> classes, ServletContext context) {
        context.addListener(new LifeOfTheApplication());
    }

    private static final class LifeOfTheApplication implements ServletContextListener {

        private final AtomicReference<@Nullable DevServiceExtension> extension = new AtomicReference<>();

        /** After the initializers of all jars, so that a deployment that one of them stops is not announced. */
        @Override
        public void contextInitialized(ServletContextEvent event) {
            DevServiceExtension own = CDI.current().getBeanManager().getExtension(DevServiceExtension.class);
            extension.set(own);
            own.announce(event.getServletContext().getContextPath());
        }

        /** Open Liberty was seen to end an application without the end of CDI, when it gets a feature while it runs. */
        @Override
        public void contextDestroyed(ServletContextEvent event) {
            DevServiceExtension own = extension.getAndSet(null);
            if (own != null) {
                own.stop();
            }
        }
    }
}
