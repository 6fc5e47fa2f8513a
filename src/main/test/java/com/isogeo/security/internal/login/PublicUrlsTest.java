package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.testing.TestSettings;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PublicUrlsTest {

    @ParameterizedTest
    @DisplayName("S18 The return URL and the callback are where the browser sees them, whatever the proxy changes")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # redirect URI                          | callback path   | context  | callback arrives at     | page           | seen as
            https://a.example/login/callback        | -               | ''       | /login/callback         | /me            | /me
            https://a.example/maps/login/callback   | -               | /maps    | /maps/login/callback    | /maps/me       | /maps/me
            https://a.example/maps/login/callback   | /login/callback | ''       | /login/callback         | /me            | /maps/me
            https://a.example/maps/login/callback   | /login/callback | /proxied | /proxied/login/callback | /proxied/me    | /maps/me
            https://a.example/login/callback        | /login/callback | /proxied | /proxied/login/callback | /proxied/me    | /me
            https://a.example/a/b/login/callback    | /login/callback | /a       | /a/login/callback       | /a/me?x=%20&y  | /a/b/me?x=%20&y
            https://a.example/cartes%20g%C3%A9o/cb  | -               | /cartes géo            | /cartes%20g%C3%A9o/cb | /cartes%20g%c3%a9o/me | /cartes%20g%C3%A9o/me
            https://a.example/cartes%20g%c3%a9o/cb  | -               | /cartes%20g%C3%A9o     | /cartes%20g%C3%A9o/cb | /cartes%20g%c3%a9o/me | /cartes%20g%C3%A9o/me
            https://a.example/x%20y/c%c3%a9         | /cé             | /p                     | /p/c%C3%A9            | /p/me                 | /x%20y/me
            https://a.example/x%20y/cb              | /cb             | /cartes géo            | /cartes%20g%C3%A9o/cb | /cartes%20g%c3%a9o/me | /x%20y/me
            """)
    void isWhereTheBrowserSeesIt(
            String redirectUri, String callbackPath, String contextPath, String callback, String page, String seen) {
        PublicUrls address = new PublicUrls(TestSettings.behindAProxy(redirectUri, callbackPath));

        assertEquals(true, address.isRedirectUri(request("GET", contextPath, callback)));
        assertEquals(false, address.isRedirectUri(request("GET", contextPath, page)));
        assertEquals("https://a.example" + seen, absolute(address, request("GET", contextPath, page)));
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/proxied/me,/maps/",
        "PUT,/proxied/me,/maps/",
        "GET,/%70roxied/me,/maps/me",
        "GET,/elsewhere/me,/maps/",
        "GET,/proxied/roads;zoom=3,/maps/roads;zoom=3",
        "GET,/proxied/roads;jsessionid=x.node,/maps/roads",
        "GET,/proxied/login/callback,/maps/",
        "GET,/proxied/login/callback/start,/maps/",
        "GET,/proxied/login/callback2,/maps/login/callback2",
        "HEAD,/proxied/me,/maps/me"
    })
    void whatCannotBeAskedForAgainLandsAtTheStart(String method, String page, String returnUrl) {
        PublicUrls address =
                new PublicUrls(TestSettings.behindAProxy("https://a.example/maps/login/callback", "/login/callback"));

        assertEquals(
                returnUrl,
                address.requestedPage(request(method, "/proxied", page)).pathAndQuery());
    }

    @ParameterizedTest
    @DisplayName(
            "S18 After a dispatch the user returns to what their browser asked for, not to what it was dispatched to")
    @CsvSource(
            nullValues = "-",
            value = {
                "jakarta.servlet.forward, GET, /maps/page?x=1",
                "jakarta.servlet.async, GET, /maps/page?x=1",
                "jakarta.servlet.error, GET, /maps/page?x=1",
                "jakarta.servlet.forward, POST, /maps/",
                "-, GET, /maps/WEB-INF/view.jsp?y=2"
            })
    void dispatchedPageLandsWhereTheBrowserAsked(String dispatch, String method, String returnUrl) {
        PublicUrls address =
                new PublicUrls(TestSettings.behindAProxy("https://a.example/maps/login/callback", "/login/callback"));
        MockHttpServletRequest request = request(method, "/proxied", "/proxied/WEB-INF/view.jsp?y=2");
        if (dispatch != null) {
            request.setAttribute(dispatch + ".request_uri", "/proxied/page");
            request.setAttribute(dispatch + ".query_string", "x=1");
        }

        assertEquals(returnUrl, address.requestedPage(request).pathAndQuery());
    }

    @Test
    void errorPageOfAFormLandsAtItsPage() {
        PublicUrls address = new PublicUrls(TestSettings.settings());
        MockHttpServletRequest request = request("GET", "", "/error.jsp");
        request.setAttribute("jakarta.servlet.error.request_uri", "/form");
        request.setAttribute("jakarta.servlet.error.method", "POST");

        assertEquals("/", address.requestedPage(request).pathAndQuery());
    }

    @Test
    @DisplayName("S04 No header of a request changes the address")
    void noHeaderChangesIt() {
        PublicUrls address = new PublicUrls(TestSettings.settings());
        MockHttpServletRequest request = request("GET", "", "/me");
        request.setServerName("evil.example");
        for (String header : new String[] {"Host", "X-Forwarded-Host", "X-Forwarded-Prefix", "Forwarded"}) {
            request.addHeader(header, "evil.example");
        }

        assertEquals("https://maps.example.org/me", absolute(address, request));
    }

    @ParameterizedTest
    @DisplayName("S40 A redirect URI outside the application is a problem, unless a proxy changes paths")
    @CsvSource({
        "'', https://maps.example.org/login/callback, true",
        "/, https://maps.example.org/login/callback, true",
        "/maps, https://maps.example.org/maps/login/callback, true",
        "/maps, https://maps.example.org/login/callback, false",
        "/maps, https://maps.example.org/mapsx/login/callback, false",
        "/maps, https://maps.example.org/maps, false",
        "/cartes géo, https://maps.example.org/cartes%20g%C3%A9o/login/callback, true",
        "/cartes géo, https://maps.example.org/cartes%20g%c3%a9o/login/callback, true",
        "/cartes%20g%C3%A9o, https://maps.example.org/cartes%20g%C3%A9o/login/callback, true",
        "/cartes géo, https://maps.example.org/cartes/login/callback, false",
    })
    void redirectUriIsInsideTheApplication(String contextPath, String redirectUri, boolean isInside) {
        PublicUrls address = new PublicUrls(TestSettings.with("id", "secret", redirectUri));

        assertEquals(isInside, address.findRedirectUriProblem(contextPath).isEmpty());
        assertEquals(
                Optional.empty(),
                new PublicUrls(TestSettings.behindAProxy("https://a.example/x/cb", "/cb"))
                        .findRedirectUriProblem(contextPath));
    }

    private static String absolute(PublicUrls address, MockHttpServletRequest request) {
        return address.absolute(address.requestedPage(request), request);
    }

    private static MockHttpServletRequest request(String method, String contextPath, String pathAndQuery) {
        String[] parts = pathAndQuery.split("\\?", 2);
        MockHttpServletRequest request = new MockHttpServletRequest(method, parts[0]);
        request.setContextPath(contextPath);
        request.setQueryString(parts.length == 2 ? parts[1] : null);
        return request;
    }
}
