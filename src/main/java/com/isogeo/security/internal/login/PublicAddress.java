package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;

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
        return request.getRequestURI().equals(callback(request));
    }

    /** The path of the redirect URI as it arrives behind the proxy. */
    String callback(HttpServletRequest request) {
        return settings.callbackPath()
                .map(path -> request.getContextPath() + path)
                .orElseGet(() -> settings.redirectUri().getRawPath());
    }

    /** The page of this request; for anything that cannot be asked for again the page that it came from. */
    Landing of(HttpServletRequest request) {
        boolean repeatable =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!repeatable) {
            return pageBehind(request);
        }
        String path = request.getRequestURI();
        if (!path.startsWith(request.getContextPath())) {
            return start(request);
        }
        String query = request.getQueryString() == null ? "" : '?' + request.getQueryString();
        String inside = path.substring(request.getContextPath().length());
        return inside(new Landing(path(request) + inside + query), request);
    }

    /**
     * The page of this application that a form or a script is on, as its browser tells; the start of the application when it
     * tells of none, or of one elsewhere.
     */
    Landing pageBehind(HttpServletRequest request) {
        String site = absolute(new Landing(""));
        return Stream.of("HX-Current-URL", "Referer")
                .map(request::getHeader)
                .filter(page -> page != null && page.startsWith(site + '/'))
                .findFirst()
                .map(page -> new Landing(page.substring(site.length())))
                .filter(page ->
                        !page.pathAndQuery().startsWith(settings.redirectUri().getRawPath()))
                .map(page -> inside(page, request))
                .orElseGet(() -> start(request));
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

    /** The redirect URI. */
    String absoluteCallback() {
        return settings.redirectUri().toString();
    }
}
