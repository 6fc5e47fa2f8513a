package com.isogeo.security.simulation;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** URLs and responses as a story tells them. */
final class Words {

    private static final Pattern STATE = Pattern.compile("(state=[A-Za-z0-9_-]{6})[A-Za-z0-9_-]*");

    private Words() {}

    static String of(String url) {
        String shown = url.startsWith(SimulatedProvider.AUTHORIZATION_ENDPOINT)
                ? "the provider, state=" + parameter(url, "state")
                : url;
        return STATE.matcher(shown).replaceAll("$1…");
    }

    static String of(Reply reply) {
        String what = reply.isRedirect()
                ? reply.status() + " to " + of(reply.location())
                : reply.isEntered() ? "the page, " + reply.body() : "status " + reply.status();
        return what
                + (reply.sessionId() == null
                        ? ""
                        : ", with the session " + reply.sessionId().substring(0, 6));
    }

    /** The value of this parameter, or null. */
    static String parameter(String url, String name) {
        for (String parameter : url.substring(url.indexOf('?') + 1).split("&")) {
            if (parameter.startsWith(name + '=')) {
                return URLDecoder.decode(parameter.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return null;
    }
}
