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

    private static final Pattern DOT_SEGMENT = Pattern.compile("(?i)/(\\.|%2e){1,2}(/|$)");

    private RedirectUriRules() {}

    /** An absolute address, or a path alone, which {@link #findProblem} checks. */
    static RedirectUri parse(String text) throws InvalidSettingException {
        return text.startsWith("/") && !text.startsWith("//")
                ? new RedirectUri.PathOnly(text)
                : new RedirectUri.Absolute(SettingFormats.webAddress(text));
    }

    /** What is wrong with this redirect URI by itself. */
    static Optional<String> findProblem(RedirectUri redirectUri) {
        try {
            URI uri = SettingFormats.uri(redirectUri.toString());
            if (uri.getRawFragment() != null) {
                return Optional.of("must have neither a fragment nor user information");
            }
            if (uri.getRawQuery() != null || uri.getRawPath().length() < 2) {
                return Optional.of("must have a path of its own, such as /login/callback, and no query");
            }
            return redirectUri instanceof RedirectUri.PathOnly
                            && DOT_SEGMENT.matcher(uri.getRawPath()).find()
                    ? Optional.of("must have no dot segment, by which a path leads elsewhere")
                    : Optional.empty();
        } catch (InvalidSettingException e) {
            return Optional.of(e.problem());
        }
    }

    /** What is wrong with this redirect URI beside the authorization endpoint. */
    static Optional<String> findProblem(RedirectUri redirectUri, URI authorizationEndpoint) {
        return redirectUri instanceof RedirectUri.PathOnly && !Loopback.isHost(authorizationEndpoint.getHost())
                ? Optional.of("must be an absolute https address (a path alone is allowed only where"
                        + " isogeo.authorization-endpoint is on the loopback address)")
                : Optional.empty();
    }

    /** What is wrong with this callback path beside the redirect URI. */
    static Optional<String> findCallbackPathProblem(String path, RedirectUri redirectUri) {
        if (redirectUri instanceof RedirectUri.PathOnly) {
            return Optional.of(
                    "must not be set where isogeo.redirect-uri is a path alone, which is inside the application"
                            + " already");
        }
        return path.startsWith("/") && isEnd(path, redirectUri)
                ? Optional.empty()
                : Optional.of("must begin with a slash, and be the end of isogeo.redirect-uri");
    }

    private static boolean isEnd(String path, RedirectUri redirectUri) {
        return UrlPath.normalized(redirectUri.pathIn("")).endsWith(UrlPath.normalized(path));
    }
}
