package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.ClientSettings;
import com.isogeo.security.internal.oauth2.RedirectUri;
import com.isogeo.security.internal.oauth2.UrlPath;
import jakarta.servlet.http.HttpServletRequest;

/**
 * The path of a URL that the mechanism handles itself, as it arrives behind the proxy. Every request is compared with
 * it, so it is prepared once, and not joined with the context path to be compared.
 *
 * @param isInContext whether the path follows the context path
 * @param path in normal form, and beginning with a slash
 */
record HandledPath(boolean isInContext, String path) {

    HandledPath {
        path = UrlPath.normalized(path);
    }

    static HandledPath ofRedirectUri(ClientSettings client) {
        boolean isInContext = client.callbackPath().isPresent() || client.redirectUri() instanceof RedirectUri.PathOnly;
        return new HandledPath(isInContext, client.callbackPath().orElseGet(() -> client.redirectUri()
                .pathIn("")));
    }

    HandledPath plus(String rest) {
        return new HandledPath(isInContext, path + rest);
    }

    boolean isOf(HttpServletRequest request) {
        return UrlPath.isJoined(request.getRequestURI(), isInContext ? request.getContextPath() : "", path);
    }
}
