package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.login.TestNode.Visit;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.net.URLDecoder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** A redirect URI that is a path alone, from the first page to the token request. */
class PathOnlyTest {

    private static final int PORT = 9080;

    private final TestNode node = new TestNode(TestSettings.with("id", "secret", "/login/callback"));

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
    void eachNameGetsItsOwnLogin(String host) {
        Visit begun = protectedPage(host);
        assertEquals("http://" + host + ":9080/maps/login/callback", redirectUriOf(begun));

        Visit ended = callback(host, begun);

        assertEquals("http://" + host + ":9080/maps/plan?x=1", ended.location());
        assertEquals("alice", protectedPage(host).context().caller());
    }

    @ParameterizedTest
    @DisplayName("S21 With a path alone the token request names the redirect URI of the authorization request")
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void tokenRequestNamesTheRedirectUriOfTheAuthorizationRequest(String host) {
        Visit begun = protectedPage(host);
        callback(host, begun);

        assertTrue(node.tokenEndpoint.sent().contains("http://" + host + ":9080/maps/login/callback"));
        assertTrue(node.tokenEndpoint.sent().contains(redirectUriOf(begun)));
    }

    @Test
    @DisplayName("S07 A login that begins under one name of this machine does not end under another")
    void loginOfOneNameDoesNotEndUnderTheOther() {
        // A browser keeps the cookies of the two apart; this one is made to bring them.
        Visit ended = callback("127.0.0.1", protectedPage("localhost"));

        assertEquals(400, ended.response().getStatus());
        assertNull(ended.location());
        assertEquals(List.of(), node.codesSent());
    }

    @Test
    @DisplayName("S04 With a path alone a code comes back to this machine, whatever the Host header says")
    void hostElsewhereIsSentToThisMachine() {
        MockHttpServletRequest request = request("evil.example", "/maps/plan");
        request.setServerPort(6666);
        for (String header : new String[] {"Host", "X-Forwarded-Host", "Forwarded"}) {
            request.addHeader(header, "evil.example");
        }

        Visit begun = node.visit(request, TestMessageContext.ofProtectedPage());

        assertEquals("http://localhost:9080/maps/login/callback", redirectUriOf(begun));
    }

    @ParameterizedTest
    @CsvSource({
        "http, '', isogeo-login-, /",
        "http, /maps, isogeo-login-, /maps",
        "https, '', __Host-isogeo-login-, /",
        "https, /maps, __Secure-isogeo-login-, /maps"
    })
    void cookieFollowsTheSchemeOfTheRequest(String scheme, String contextPath, String name, String path) {
        MockHttpServletRequest request = request("localhost", contextPath + "/plan");
        request.setContextPath(contextPath);
        request.setScheme(scheme);

        Cookie cookie = node.visit(request, TestMessageContext.ofProtectedPage())
                .response()
                .getCookies()[0];

        assertTrue(cookie.getName().startsWith(name), cookie.getName());
        assertEquals(path, cookie.getPath());
        assertEquals(scheme.equals("https"), cookie.getSecure());
    }

    @Test
    void callbackAndSignInUrlAreKnownByTheirPaths() {
        assertTrue(node.urls.isRedirectUri(request("localhost", "/maps/login/callback")));
        assertTrue(node.urls.isRedirectUri(request("evil.example", "/maps/login/callback")));
        assertFalse(node.urls.isRedirectUri(request("localhost", "/login/callback")));
        assertTrue(node.urls.isSignInUrl(request("localhost", "/maps/login/callback/start")));
        assertEquals(Optional.empty(), node.urls.findRedirectUriProblem("/maps"));
        assertEquals(Optional.empty(), node.urls.findRedirectUriProblem("/"));
        assertEquals(
                "/maps/",
                node.urls
                        .requestedPage(request("localhost", "/maps/login/callback"))
                        .pathAndQuery());
    }

    @Test
    void scriptIsToldTheSignInUrlOfItsHost() throws Exception {
        MockHttpServletRequest request = request("127.0.0.1", "/maps/api");
        request.addHeader("Sec-Fetch-Mode", "cors");
        request.addHeader("Referer", "http://127.0.0.1:9080/maps/plan");

        Visit told = node.visit(request, TestMessageContext.ofProtectedPage());

        assertEquals(401, told.response().getStatus());
        assertTrue(
                told.response()
                        .getContentAsString()
                        .contains("http://127.0.0.1:9080/maps/login/callback/start?page=%2Fmaps%2Fplan"),
                told.response().getContentAsString());
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:9080/maps/plan, /maps/plan",
        "http://localhost:9080/maps/plan, /maps/",
        "http://127.0.0.1/maps/plan, /maps/",
        "https://127.0.0.1:9080/maps/plan, /maps/"
    })
    void pageBehindIsOfTheSameOrigin(String referer, String page) {
        MockHttpServletRequest request = request("127.0.0.1", "/maps/api");
        request.addHeader("Referer", referer);

        assertEquals(page, node.urls.refererPage(request).pathAndQuery());
    }

    private Visit protectedPage(String host) {
        return node.visit(request(host, "/maps/plan?x=1"), TestMessageContext.ofProtectedPage());
    }

    private Visit callback(String host, Visit begun) {
        return node.visit(request(host, "/maps" + TestNode.callbackOf(begun)), TestMessageContext.ofOpenPage());
    }

    private MockHttpServletRequest request(String host, String pathAndQuery) {
        MockHttpServletRequest request = node.request(pathAndQuery);
        request.setContextPath("/maps");
        request.setServerName(host);
        request.setServerPort(PORT);
        request.setLocalPort(PORT);
        return request;
    }

    private static String redirectUriOf(Visit begun) {
        String query = URI.create(begun.location()).getRawQuery();
        return URLDecoder.decode(query.replaceAll(".*[?&]?redirect_uri=([^&]*).*", "$1"), UTF_8);
    }
}
