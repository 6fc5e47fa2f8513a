package com.isogeo.security.internal.config;

import com.isogeo.security.internal.oauth2.Loopback;
import com.isogeo.security.internal.oauth2.RedirectUri;
import com.isogeo.security.internal.oauth2.UrlPath;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a redirect URI must be (RFC 6749, section 3.1.2), by itself and beside other settings. */
final class RedirectUriRules {

    static final String NOT_SET = "is not set: give it the redirect URI that is registered at Isogeo";

    /** Where a client_secrets.json is there, and none of its redirect URIs can be used. */
    static final String NOT_IN_THE_FILE =
            NOT_SET + ", since the file of isogeo.client-secrets-file has no http or https"
                    + " address with a path among its redirect_uris";

    private static final String NO_OWN_PATH = "must have a path of its own, such as /login/callback, and no query";
    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");

    private RedirectUriRules() {}

    /** An absolute address, or a path alone. */
    static RedirectUri parse(String text) throws InvalidSettingException {
        return text.startsWith("/") && !text.startsWith("//") ? parsePathAlone(text) : parseAbsolute(text);
    }

    private static RedirectUri parseAbsolute(String text) throws InvalidSettingException {
        URI uri = SettingFormats.webAddress(text);
        if (uri.getRawQuery() != null || uri.getRawPath().length() < 2) {
            throw new InvalidSettingException(NO_OWN_PATH);
        }
        return new RedirectUri.Absolute(uri);
    }

    private static RedirectUri parsePathAlone(String path) throws InvalidSettingException {
        URI uri = SettingFormats.uri(path);
        if (uri.getRawFragment() != null) {
            throw new InvalidSettingException("must have neither a fragment nor user information");
        }
        if (uri.getRawQuery() != null || path.length() < 2) {
            throw new InvalidSettingException(NO_OWN_PATH);
        }
        if (DOT_SEGMENT.matcher(path).find()) {
            throw new InvalidSettingException("must have no dot segment, by which a path leads elsewhere");
        }
        return new RedirectUri.PathAlone(path);
    }

    /** What is wrong with this redirect URI beside the authorization endpoint. */
    static Optional<String> problemOf(RedirectUri redirectUri, URI authorizationEndpoint) {
        return redirectUri instanceof RedirectUri.PathAlone && !Loopback.isHost(authorizationEndpoint.getHost())
                ? Optional.of("must be an absolute https address (a path alone is allowed only where"
                        + " isogeo.authorization-endpoint is on the loopback address)")
                : Optional.empty();
    }

    /** What is wrong with this callback path beside the redirect URI. */
    static Optional<String> problemOfCallbackPath(String path, RedirectUri redirectUri) {
        if (redirectUri instanceof RedirectUri.PathAlone) {
            return Optional.of(
                    "must not be set where isogeo.redirect-uri is a path alone, which is inside the application already");
        }
        return path.startsWith("/") && isEnd(path, redirectUri)
                ? Optional.empty()
                : Optional.of("must begin with a slash, and be the end of isogeo.redirect-uri");
    }

    private static boolean isEnd(String path, RedirectUri redirectUri) {
        return UrlPath.normalized(redirectUri.pathIn("")).endsWith(UrlPath.normalized(path));
    }
}
