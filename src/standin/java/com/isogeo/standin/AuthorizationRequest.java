package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The parameters of an authorization request (RFC 6749, section 4.1.1) and what is wrong with them. */
record AuthorizationRequest(Map<String, String> parameters) {

    static final String PATH = "/oauth/authorize";

    static AuthorizationRequest ofQuery(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        URLDecoder.decode(pair.substring(0, equals), UTF_8),
                        URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return new AuthorizationRequest(parameters);
    }

    /** The request that the login form was opened for; nothing when it leads elsewhere. */
    static Optional<AuthorizationRequest> ofReturnUrl(String returnUrl) {
        return returnUrl != null && returnUrl.startsWith(PATH + "?")
                ? Optional.of(ofQuery(returnUrl.substring(PATH.length() + 1)))
                : Optional.empty();
    }

    String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** Client and redirect URI are known: only then may an error be told by a redirect. */
    boolean isOfKnownClient(Settings settings) {
        return settings.clientIds().contains(value("client_id")) && settings.isRegistered(value("redirect_uri"));
    }

    /** An error of section 4.1.2.1, or nothing. */
    Optional<String> error() {
        if (!value("response_type").equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        boolean challenged = !value("code_challenge").isEmpty();
        return challenged && !value("code_challenge_method").equals("S256")
                ? Optional.of("invalid_request")
                : Optional.empty();
    }

    /** The redirect back, with these parameters. */
    String redirect(Map<String, String> answer) {
        StringBuilder location = new StringBuilder(value("redirect_uri"));
        char separator = location.indexOf("?") < 0 ? '?' : '&';
        for (Map.Entry<String, String> parameter : answer.entrySet()) {
            location.append(separator)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), UTF_8));
            separator = '&';
        }
        return location.toString();
    }
}
