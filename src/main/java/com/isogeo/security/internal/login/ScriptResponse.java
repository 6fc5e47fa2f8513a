package com.isogeo.security.internal.login;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;

/**
 * What a script gets instead of a page or a redirect: a JSON problem (RFC 9457), or a partial response of Jakarta
 * Faces.
 */
record ScriptResponse(int status, String contentType, String body) {

    private static final int UNAUTHORIZED = 401;
    private static final int UNAVAILABLE = 503;
    private static final int OK = 200;

    /** 401, and where a person can sign in. */
    static ScriptResponse unauthorized(String signInUrl) {
        return json(
                UNAUTHORIZED,
                json("Unauthorized", UNAUTHORIZED, "Sign in first: open the address of sign_in in a browser window.")
                        .add("sign_in", signInUrl));
    }

    /** 503: signed in still, but the token endpoint does not respond. */
    static ScriptResponse unavailable() {
        return json(
                UNAVAILABLE,
                json("Service Unavailable", UNAVAILABLE, "Isogeo does not answer right now. Try again in a moment."));
    }

    /** The response at which the script of Jakarta Faces leaves the page for another address. */
    static ScriptResponse facesRedirect(String url) {
        String escaped = url.replace("&", "&amp;").replace("'", "&apos;");
        return new ScriptResponse(
                OK,
                "text/xml;charset=UTF-8",
                "<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url='" + escaped
                        + "'></redirect></partial-response>");
    }

    private static JsonObjectBuilder json(String title, int status, String detail) {
        return Json.createObjectBuilder()
                .add("type", "about:blank")
                .add("title", title)
                .add("status", status)
                .add("detail", detail);
    }

    private static ScriptResponse json(int status, JsonObjectBuilder body) {
        return new ScriptResponse(
                status, "application/problem+json", body.build().toString());
    }
}
