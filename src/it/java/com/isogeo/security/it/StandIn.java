package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stand-in for Isogeo as a person at a browser uses it, and what it says that it received. */
final class StandIn {

    private static final Pattern REQUEST = Pattern.compile("\\{[^}]*}");

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
        String list = new Browser()
                .get(Sites.STANDIN + "/standin/requests?user=" + user)
                .body();
        List<String> requests = new ArrayList<>();
        Matcher matcher = REQUEST.matcher(list);
        while (matcher.find()) {
            requests.add(field(matcher.group(), "method") + " " + field(matcher.group(), "path"));
        }
        return requests;
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
        String list = new Browser()
                .get(Sites.STANDIN + "/standin/requests" + (user.isEmpty() ? "" : "?user=" + user))
                .body();
        return REQUEST.matcher(list)
                .results()
                .map(entry -> (field(entry.group(), "method") + " " + field(entry.group(), "path") + " "
                                + field(entry.group(), "grant_type"))
                        .strip())
                .filter(request::equals)
                .count();
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
        return new TokenOrigin(field(body, "user"), field(body, "family"), Integer.parseInt(field(body, "refreshes")));
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

    private static String field(String json, String name) {
        Matcher matcher =
                Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : "";
    }
}
