package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The application as a browser sees it. A proxy may show it under another host, scheme and path than the server knows; only
 * the configured redirect URI tells which, and no header of a request does.
 */
public final class PublicAddress {

    private final IsogeoSettings settings;

    public PublicAddress(IsogeoSettings settings) {
        this.settings = settings;
    }

    /** Whether this is the redirect URI, as it arrives behind the proxy. */
    boolean isCallback(HttpServletRequest request) {
        String callback = settings.callbackPath()
                .map(path -> request.getContextPath() + path)
                .orElseGet(() -> settings.redirectUri().getRawPath());
        return request.getRequestURI().equals(callback);
    }

    /** The page of this request; the start of the application for anything that cannot be asked for again. */
    Landing of(HttpServletRequest request) {
        boolean repeatable =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        String path = request.getRequestURI();
        if (!repeatable || !path.startsWith(request.getContextPath())) {
            return start(request);
        }
        String query = request.getQueryString() == null ? "" : '?' + request.getQueryString();
        String inside = path.substring(request.getContextPath().length());
        return inside(new Landing(path(request) + inside + query), request);
    }

    /** The start of the application. */
    Landing start(HttpServletRequest request) {
        return new Landing(path(request) + "/");
    }

    /** This landing when it lies in the application, else the start. */
    Landing inside(Landing landing, HttpServletRequest request) {
        return landing.insideOr(start(request), path(request));
    }

    /** What stands in front of the application's own paths, without a slash at the end; the context path without a proxy. */
    String path(HttpServletRequest request) {
        String redirectPath = settings.redirectUri().getRawPath();
        return settings.callbackPath()
                .map(path -> redirectPath.substring(0, redirectPath.length() - path.length()))
                .orElseGet(request::getContextPath);
    }

    /** Scheme, host and port with it. */
    String absolute(Landing landing) {
        return settings.redirectUri().getScheme() + "://"
                + settings.redirectUri().getRawAuthority() + landing.pathAndQuery();
    }
}
