package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.util.List;

/**
 * The URL at which a person can sign in from anywhere, and return to their page afterwards: what a script gets that
 * cannot be redirected itself. It is below the redirect URI, and the mechanism handles it.
 */
@Singleton
public final class SignInUrl {

    private static final String PAGE = "page";

    private final PublicUrls urls;

    @Inject
    public SignInUrl(PublicUrls urls) {
        this.urls = urls;
    }

    boolean matches(HttpServletRequest request) {
        return urls.isSignInUrl(request);
    }

    /** The URL with this page to return to; its characters need no quoting in JSON or in a header. */
    String returningTo(ReturnUrl page, HttpServletRequest request) {
        return urls.absoluteSignIn(request) + '?' + PAGE + '=' + URLEncoder.encode(page.pathAndQuery(), UTF_8);
    }

    /** The page that this request wants to return to; the home page for one that lies elsewhere. */
    ReturnUrl page(HttpServletRequest request) {
        return RequestParameters.of(request).getOrDefault(PAGE, List.of()).stream()
                .findFirst()
                .map(page -> urls.insideOrHome(new ReturnUrl(page), request))
                .orElseGet(() -> urls.homePage(request));
    }
}
