package com.isogeo.security.internal.oauth2;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URLEncoder;
import java.util.Map;

/** Parameters as {@code application/x-www-form-urlencoded} (RFC 6749, appendix B). */
final class FormEncoding {

    private FormEncoding() {}

    static String of(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + '=' + encode(parameter.getValue()))
                .collect(joining("&"));
    }

    private static String encode(String text) {
        // A blank as %20 is read as a blank by form and by URI decoders alike.
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }
}
