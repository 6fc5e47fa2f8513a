package com.isogeo.security.internal.login;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file of the application that the container serves by itself, such as a style sheet: it is the same for everyone.
 * In doubt it is not regarded as one. Decision 0025 has the reasons.
 */
final class StaticFile {

    private static final Set<String> METHODS = Set.of("GET", "HEAD");

    private StaticFile() {}

    static boolean isRequestedBy(HttpServletRequest request) {
        return METHODS.contains(request.getMethod()) && isServedByTheContainer(request) && isFile(request);
    }

    private static boolean isServedByTheContainer(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        @Nullable MappingMatch match = mapping.getMappingMatch();
        @Nullable ServletRegistration servlet = findServlet(request.getServletContext(), mapping.getServletName());
        // Open Liberty serves files without a servlet that can be seen, and maps the path of one that it has served
        // before.
        return servlet == null
                ? match == MappingMatch.DEFAULT || match == MappingMatch.EXACT
                : match == MappingMatch.DEFAULT && !servlet.getMappings().contains("/");
    }

    private static @Nullable ServletRegistration findServlet(ServletContext application, @Nullable String name) {
        return name == null ? null : application.getServletRegistration(name);
    }

    /** A framework that is a filter has pages without a servlet as well, but there are no files of their names. */
    private static boolean isFile(HttpServletRequest request) {
        @Nullable String pathInfo = request.getPathInfo();
        String path = pathInfo == null ? request.getServletPath() : request.getServletPath() + pathInfo;
        try {
            @Nullable URL file = request.getServletContext().getResource(path);
            // Of a directory, the container shows a welcome file or servlet.
            return file != null && !path.endsWith("/") && !file.getPath().endsWith("/");
        } catch (MalformedURLException e) {
            return false;
        }
    }
}
