package com.isogeo.security.benchmark;

import jakarta.servlet.ServletRegistration;
import java.net.MalformedURLException;
import java.net.URL;
import org.springframework.mock.web.MockServletContext;

/** An application with one servlet, {@code Plan}, and one file; the container's own servlet has no registration. */
final class StubApplication extends MockServletContext {

    static final String SERVLET = "Plan";
    static final String FILE = "/css/plan.css";

    private final ServletRegistration plan = Unexpected.of(ServletRegistration.class);
    private final URL file = file();

    @Override
    public ServletRegistration getServletRegistration(String name) {
        return name.equals(SERVLET) ? plan : null;
    }

    @Override
    public URL getResource(String path) {
        return path.equals(FILE) ? file : null;
    }

    private static URL file() {
        try {
            return new URL("file:/app" + FILE);
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }
}
