package com.isogeo.security.it.leak;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.lang.ref.WeakReference;

/** Records the application's class loader. */
@WebListener
public class LoaderListener implements ServletContextListener {

    @Override
    public void contextInitialized(ServletContextEvent event) {
        Loaders.of(event.getServletContext().getContextPath())
                .add(new WeakReference<>(getClass().getClassLoader()));
    }
}
