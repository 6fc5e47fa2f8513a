package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.Origin;
import com.isogeo.security.internal.oauth2.RequestAddress;
import com.isogeo.security.internal.oauth2.UrlPath;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The application as a browser sees it. A proxy may show it under another host, scheme and path than the server
 * knows; only the configured redirect URI says which; headers of a request are not used. A redirect URI that is a path
 * alone takes the address from the request, as long as that is an address of this machine.
 */
@Singleton
public final class PublicUrls {

    private static final String SIGN_IN = "/start";

    /** Scheme and authority, and all that follows (RFC 3986, appendix B). */
    private static final Pattern ADDRESS = Pattern.compile("([^:/?#]+://[^/?#]*)(.*)");

    private final IsogeoSettings settings;
    private final HandledPath callback;
    private final HandledPath signIn;

    @Inject
    public PublicUrls(IsogeoSettings settings) {
        this.settings = settings;
        this.callback = HandledPath.ofRedirectUri(settings.client());
        this.signIn = callback.plus(SIGN_IN);
    }

    /**
     * Why a login cannot come back to the application of this context path, as the beginning of a sentence.
     *
     * @param contextPath that of the root is empty, or a slash while Open Liberty starts it
     */
    public Optional<String> findRedirectUriProblem(String contextPath) {
        String base = contextPath.equals("/") ? "" : contextPath;
        boolean isInside = UrlPath.relativeTo(
                        base, settings.client().redirectUri().pathIn(base))
                .filter(path -> !path.isEmpty())
                .isPresent();
        return isInside || settings.client().callbackPath().isPresent()
                ? Optional.empty()
                : Optional.of("isogeo.redirect-uri is outside this application, whose context path is " + contextPath
                        + "; where a proxy changes the path, set isogeo.callback-path");
    }

    /** The redirect URI of a login that this request begins or ends. */
    URI redirectUri(HttpServletRequest request) {
        return settings.client()
                .redirectUri()
                .forRequest(new RequestAddress(
                        request.getScheme(),
                        request.getServerName(),
                        request.getServerPort(),
                        request.getLocalPort(),
                        request.getContextPath()));
    }

    /** Whether the browser sees the application at an https address. */
    boolean isHttps(HttpServletRequest request) {
        return redirectUri(request).getScheme().equals("https");
    }

    /** Whether this is the redirect URI, as it arrives behind the proxy. */
    boolean isRedirectUri(HttpServletRequest request) {
        return callback.isOf(request);
    }

    /** Whether this is the address below the redirect URI at which a person signs in. */
    boolean isSignInUrl(HttpServletRequest request) {
        return signIn.isOf(request);
    }

    /** The page that the browser requested; where that cannot be requested again, the page that it came from. */
    ReturnUrl requestedPage(HttpServletRequest request) {
        RequestedUrl url = RequestedUrl.of(request);
        if (!url.isRepeatable()) {
            return refererPage(request);
        }
        String query = url.query() == null ? "" : '?' + url.query();
        return UrlPath.relativeTo(request.getContextPath(), url.path())
                .map(path -> new ReturnUrl(publicContextPath(request) + path + query))
                .map(page -> page.withoutParameter(sessionParameter(request)))
                .filter(page -> !isOurs(page, request))
                .map(page -> insideOrHome(page, request))
                .orElseGet(() -> homePage(request));
    }

    /** Undertow writes a session's id into links by the name of its cookie, in lower case. */
    private static String sessionParameter(HttpServletRequest request) {
        return Optional.ofNullable(
                        request.getServletContext().getSessionCookieConfig().getName())
                .orElse("JSESSIONID");
    }

    /**
     * The page of this application that holds the form or the script, as the browser says; the first page of the
     * application when it names none, or one elsewhere.
     */
    ReturnUrl refererPage(HttpServletRequest request) {
        return Stream.of("HX-Current-URL", "Referer")
                .map(request::getHeader)
                .filter(Objects::nonNull)
                .flatMap(page -> onThisSite(page, request).stream())
                .findFirst()
                .filter(page -> !isOurs(page, request))
                .map(page -> insideOrHome(page, request))
                .orElseGet(() -> homePage(request));
    }

    /** Path and query of an address of this site (RFC 6454, section 4); browsers do not encode all that a URI must. */
    private Optional<ReturnUrl> onThisSite(String address, HttpServletRequest request) {
        Matcher parts = ADDRESS.matcher(address);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            boolean isSame = new Origin(redirectUri(request)).isOf(new URI(parts.group(1)));
            return isSame ? Optional.of(new ReturnUrl(parts.group(2))) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The URLs that the mechanism handles are not pages to return to. */
    private boolean isOurs(ReturnUrl page, HttpServletRequest request) {
        String path = page.withoutQuery().pathAndQuery();
        String callback = settings.client().redirectUri().pathIn(request.getContextPath());
        return UrlPath.areEqual(path, callback) || UrlPath.areEqual(path, callback + SIGN_IN);
    }

    /** The first page of the application. */
    ReturnUrl homePage(HttpServletRequest request) {
        return new ReturnUrl(publicContextPath(request) + "/");
    }

    /** This URL when it lies in the application, else the home page. */
    ReturnUrl insideOrHome(ReturnUrl returnUrl, HttpServletRequest request) {
        return returnUrl.insideOr(homePage(request), publicContextPath(request));
    }

    /**
     * What stands in front of the application's own paths, encoded, without a slash at the end; the context path
     * without a proxy.
     */
    String publicContextPath(HttpServletRequest request) {
        return settings.client()
                .callbackPath()
                .map(callbackPath -> pathBefore(callbackPath, request))
                .orElseGet(() -> UrlPath.normalized(request.getContextPath()));
    }

    private String pathBefore(String callbackPath, HttpServletRequest request) {
        String redirectPath = UrlPath.normalized(settings.client().redirectUri().pathIn(request.getContextPath()));
        return redirectPath.substring(
                0, redirectPath.length() - UrlPath.normalized(callbackPath).length());
    }

    /** Scheme, host and port with it. */
    String absolute(ReturnUrl returnUrl, HttpServletRequest request) {
        URI redirectUri = redirectUri(request);
        return redirectUri.getScheme() + "://" + redirectUri.getRawAuthority() + returnUrl.pathAndQuery();
    }

    /** The address at which a person signs in. */
    String absoluteSignIn(HttpServletRequest request) {
        return redirectUri(request) + SIGN_IN;
    }
}
