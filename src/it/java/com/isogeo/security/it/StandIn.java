package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import com.isogeo.standin.Scenario;
import com.isogeo.standin.StandInUser;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.stream.Stream;

/** Signs in at the stand-in for Isogeo, and reads the requests that it received. */
final class StandIn {

    private static final IsogeoBrowser ONE_FOR_ALL = Sites.browser();

    private StandIn() {}

    /** Follows the redirect to the authorization endpoint, fills in the login form, and returns the redirect to the callback. */
    static URI signIn(IsogeoBrowser browser, Page toAuthorize, String user, String scenario) {
        URI form = browser.send(get(toAuthorize.location())).location();
        Scenario[] scenarios = Scenario.parse(scenario).orElseThrow().toArray(Scenario[]::new);
        return browser.send(BrowserRequest.login(form, StandInUser.named(user).withPassword(user), scenarios))
                .location();
    }

    /** A whole login that begins at a page; returns the response of the callback. */
    static Page login(IsogeoBrowser browser, String address, String user, String scenario) {
        return browser.send(get(signIn(browser, browser.send(get(address)), user, scenario)));
    }

    /** The requests for a user since the last {@link #forget}, such as "POST /oauth/token". */
    static List<String> received(String user) {
        return requests("?user=" + user)
                .map(request -> request.getString("method") + " " + request.getString("path"))
                .toList();
    }

    /** The same without the requests of the browser. */
    static List<String> receivedFromServer(String user) {
        return received(user).stream()
                .filter(request -> !request.endsWith("/login") && !request.endsWith("/oauth/authorize"))
                .sorted()
                .toList();
    }

    /** Counts requests of a kind, such as "POST /oauth/token refresh_token"; of all users where the name is empty. */
    static long count(String user, String request) {
        return requests(user.isEmpty() ? "" : "?user=" + user)
                .map(each -> (each.getString("method") + " " + each.getString("path") + " "
                                + each.getString("grant_type", ""))
                        .strip())
                .filter(request::equals)
                .count();
    }

    private static Stream<JsonObject> requests(String query) {
        String list = Sites.browser()
                .send(get(Sites.STANDIN + "/standin/requests" + query))
                .body();
        return Json.createReader(new StringReader(list)).readArray().getValuesAs(JsonObject.class).stream();
    }

    /** The login that a token belongs to. */
    record TokenOrigin(String user, String family, int refreshes) {
        String userAndRefreshes() {
            return user + " " + refreshes;
        }
    }

    /** Asks the stand-in for the login that an access token belongs to. */
    static TokenOrigin tokenOrigin(String accessToken) {
        String body = ONE_FOR_ALL
                .send(get(Sites.STANDIN + "/standin/token").header("Authorization", "Bearer " + accessToken))
                .body();
        JsonObject token = Json.createReader(new StringReader(body)).readObject();
        return new TokenOrigin(
                token.getString("user"), token.getString("family"), Integer.parseInt(token.getString("refreshes")));
    }

    static void forget() {
        Sites.browser().send(BrowserRequest.of("DELETE", Sites.STANDIN + "/standin/requests"));
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
