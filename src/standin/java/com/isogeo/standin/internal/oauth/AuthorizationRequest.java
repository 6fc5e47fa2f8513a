package com.isogeo.standin.internal.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.isogeo.standin.internal.http.BadRequestException;
import com.isogeo.standin.internal.http.Parameters;
import java.net.URLEncoder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parameters of an authorization request (RFC 6749, section 4.1.1) and what is wrong with them. */
record AuthorizationRequest(Parameters parameters) {

    static final String PATH = "/oauth/authorize";

    /** RFC 7636, section 4.2. */
    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    /** The request that the login form was opened for; nothing when it leads elsewhere. */
    static Optional<AuthorizationRequest> ofReturnUrl(String returnUrl) {
        if (!returnUrl.startsWith(PATH + "?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AuthorizationRequest(Parameters.parse(returnUrl.substring(PATH.length() + 1))));
        } catch (BadRequestException e) {
            return Optional.empty();
        }
    }

    String value(String name) {
        return parameters.value(name);
    }

    /** Client and redirect URI are known: only then may an error be told by a redirect (section 4.1.2.1). */
    boolean isOfKnownClient(Registration registration) {
        return !parameters.isRepeated("client_id")
                && !parameters.isRepeated("redirect_uri")
                && registration.isClient(value("client_id"))
                && registration.isRedirectUri(value("redirect_uri"));
    }

    /** An error of section 4.1.2.1 or of RFC 7636, section 4.4.1, or nothing. */
    Optional<String> error() {
        if (parameters.hasRepetition() || value("response_type").isEmpty()) {
            return Optional.of("invalid_request");
        }
        if (!value("response_type").equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        String challenge = value("code_challenge");
        boolean isSound = challenge.isEmpty()
                || (value("code_challenge_method").equals("S256")
                        && CHALLENGE.matcher(challenge).matches());
        return isSound ? Optional.empty() : Optional.of("invalid_request");
    }

    /** The redirect back, with these parameters; a query that the redirect URI has stays (section 3.1.2). */
    String redirect(Map<String, String> response) {
        StringBuilder location = new StringBuilder(value("redirect_uri"));
        char separator = location.indexOf("?") < 0 ? '?' : '&';
        for (Map.Entry<String, String> parameter : response.entrySet()) {
            location.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), UTF_8));
            separator = '&';
        }
        return location.toString();
    }
}
