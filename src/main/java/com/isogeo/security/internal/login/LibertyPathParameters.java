package com.isogeo.security.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;

/**
 * A path on which the container and RFC 3986 do not agree. Open Liberty 26.0.0.3, once it has served {@code /me},
 * takes {@code /me;x=/a} for an address that no constraint covers, and then enters the servlet at {@code /me}: an
 * anonymous caller would pass. Browsers do not send such paths by themselves.
 */
final class LibertyPathParameters {

    private LibertyPathParameters() {}

    static boolean isIn(HttpServletRequest request) {
        String path = request.getRequestURI();
        int parameter = path.indexOf(';');
        if (parameter < 0 || path.indexOf('/', parameter) < 0) {
            return false;
        }
        String pathInfo = request.getPathInfo() == null ? "" : request.getPathInfo();
        String containers = request.getContextPath() + request.getServletPath() + pathInfo;
        MappingMatch match = request.getHttpServletMapping().getMappingMatch();
        boolean longerThanItsMapping =
                (match == MappingMatch.EXACT || match == MappingMatch.EXTENSION) && !pathInfo.isEmpty();
        return longerThanItsMapping || !withoutParameters(path).equals(containers);
    }

    private static String withoutParameters(String path) {
        return path.replaceAll(";[^/]*", "");
    }
}
