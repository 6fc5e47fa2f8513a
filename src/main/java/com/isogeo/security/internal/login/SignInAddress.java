package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.Optional;

/**
 * The address at which a person can sign in from anywhere, and be back on his page after it: what a script is told that may
 * not be redirected itself. It lies below the redirect URI, and the mechanism answers it.
 */
public final class SignInAddress {

    private static final String PAGE = "page";

    private final PublicUrls address;

    public SignInAddress(PublicUrls address) {
        this.address = address;
    }

    boolean isFor(HttpServletRequest request) {
        return address.isSignIn(request);
    }

    /** With this page to return to; its characters need no quoting in JSON or in a header. */
    String returningTo(ReturnUrl page, HttpServletRequest request) {
        return address.absoluteSignIn(request) + '?' + PAGE + '=' + URLEncoder.encode(page.pathAndQuery(), UTF_8);
    }

    /** The page that this request wants to return to; the start of the application for one that lies elsewhere. */
    ReturnUrl page(HttpServletRequest request) {
        return Optional.ofNullable(request.getParameter(PAGE))
                .map(page -> address.inside(new ReturnUrl(page), request))
                .orElseGet(() -> address.start(request));
    }
}
