package com.isogeo.security.it.leak;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderResolver;

/** Counts the class loaders of an application that a garbage collection left, and the threads of the module. */
@WebServlet({"/loaders", "/listeners", "/answers"})
public class CountServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        long count =
                switch (request.getServletPath()) {
                    case "/answers" -> answers();
                    case "/listeners" -> listeners(request.getParameter("of"));
                    default -> loaders(request.getParameter("of"));
                };
        response.getWriter().print(count);
    }

    /** Counts the application's listeners in RESTEasy's private map. */
    private static long listeners(String contextPath) {
        Class<?> resolver = RestClientBuilderResolver.instance().getClass();
        if (!resolver.getName().startsWith("org.jboss.resteasy.")) {
            // Payara and GlassFish have another Rest Client, without such a map.
            return 0;
        }
        try {
            Field map = Class.forName(
                            "org.jboss.resteasy.microprofile.client.RestClientListeners",
                            true,
                            resolver.getClassLoader())
                    .getDeclaredField("map");
            map.setAccessible(true);
            Set<Object> loaders =
                    Loaders.of(contextPath).stream().map(Reference::get).collect(Collectors.toSet());
            return ((Map<?, ?>) map.get(null))
                    .values().stream()
                            .flatMap(ofOneLoader -> ((Collection<?>) ofOneLoader).stream())
                            .filter(listener ->
                                    loaders.contains(listener.getClass().getClassLoader()))
                            .count();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long answers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("isogeo-security response"))
                .count();
    }

    private static long loaders(String contextPath) {
        System.gc();
        return Loaders.of(contextPath).stream()
                .filter(loader -> loader.get() != null)
                .count();
    }
}
