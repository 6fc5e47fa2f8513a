package com.isogeo.security.internal.login;

import jakarta.servlet.http.HttpServletRequest;

/**
 * A path on which the container and RFC 3986 do not agree. Open Liberty 26.0.0.3 takes {@code /me;x=/a} for an address that no
 * constraint covers, and then enters the servlet at {@code /me}: a stranger would be inside. No honest client sends such a path.
 */
final class AmbiguousPath {

    private AmbiguousPath() {}

    static boolean isIn(HttpServletRequest request) {
        String path = request.getRequestURI();
        int parameter = path.indexOf(';');
        if (parameter < 0 || path.indexOf('/', parameter) < 0) {
            return false;
        }
        String pathInfo = request.getPathInfo() == null ? "" : request.getPathInfo();
        String containers = request.getContextPath() + request.getServletPath() + pathInfo;
        return !withoutParameters(path).equals(containers);
    }

    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", "");
    }
}
