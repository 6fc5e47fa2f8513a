package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The stand-in for Isogeo as a person at a browser uses it, and what it says that it received. */
final class StandIn {

    private static final Browser ONE_FOR_ALL = new Browser();

    private StandIn() {}

    /** From a redirect to the authorization endpoint, over the login form, to the redirect back: not yet followed. */
    static URI signIn(Browser browser, Answer toAuthorize, String user, String scenario) {
        Answer toForm = browser.get(toAuthorize.location());
        URI form = toForm.location();
        Answer back = browser.post(
                form.resolve("/login").toString(),
                Map.of(
                        "ReturnUrl",
                        parameter(form, "ReturnUrl"),
                        "username",
                        user,
                        "password",
                        user,
                        "scenario",
                        scenario));
        return back.location();
    }

    /** A whole login that begins at this address, as far as the answer of the callback. */
    static Answer login(Browser browser, String address, String user, String scenario) {
        return browser.get(signIn(browser, browser.get(address), user, scenario));
    }

    /** What arrived for this user since it was forgotten, as "POST /oauth/token". */
    static List<String> received(String user) {
        return requests("?user=" + user)
                .map(request -> request.getString("method") + " " + request.getString("path"))
                .toList();
    }

    /** The same without what the browser itself asked for. */
    static List<String> receivedFromServer(String user) {
        return received(user).stream()
                .filter(request -> !request.endsWith("/login") && !request.endsWith("/oauth/authorize"))
                .sorted()
                .toList();
    }

    /** How many requests of a kind arrived, as "POST /oauth/token refresh_token"; of all users where the name is empty. */
    static long count(String user, String request) {
        return requests(user.isEmpty() ? "" : "?user=" + user)
                .map(each -> (each.getString("method") + " " + each.getString("path") + " "
                                + each.getString("grant_type", ""))
                        .strip())
                .filter(request::equals)
                .count();
    }

    private static Stream<JsonObject> requests(String query) {
        String list =
                new Browser().get(Sites.STANDIN + "/standin/requests" + query).body();
        return Json.createReader(new StringReader(list)).readArray().getValuesAs(JsonObject.class).stream();
    }

    /** The login that a token comes from. */
    record TokenOrigin(String user, String family, int refreshes) {
        String userAndRefreshes() {
            return user + " " + refreshes;
        }
    }

    /** Which login an access token comes from, as the stand-in knows it. */
    static TokenOrigin loginOf(String accessToken) {
        String body = ONE_FOR_ALL
                .get(Sites.STANDIN + "/standin/token", "Authorization", "Bearer " + accessToken)
                .body();
        JsonObject token = Json.createReader(new StringReader(body)).readObject();
        return new TokenOrigin(
                token.getString("user"), token.getString("family"), Integer.parseInt(token.getString("refreshes")));
    }

    static void forget() {
        new Browser().method("DELETE", Sites.STANDIN + "/standin/requests");
    }

    static String parameter(URI uri, String name) {
        for (String pair : uri.getRawQuery().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
            }
        }
        throw new AssertionError("no " + name + " in " + uri);
    }
}
