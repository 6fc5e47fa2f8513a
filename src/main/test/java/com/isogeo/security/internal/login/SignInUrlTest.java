package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.testing.TestSettings;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class SignInUrlTest {

    private final PublicUrls address =
            new PublicUrls(TestSettings.behindAProxy("https://a.example/maps/login/callback", "/login/callback"));
    private final SignInUrl signIn = new SignInUrl(address);

    @Test
    void isBelowTheCallback() {
        assertTrue(signIn.matches(request("/proxied/login/callback/start")));
        assertFalse(signIn.matches(request("/proxied/login/callback")));
        assertFalse(signIn.matches(request("/proxied/login/callback/start/")));
        assertFalse(signIn.matches(request("/maps/login/callback/start")));
    }

    @Test
    void pageSurvivesTheWay() {
        String told = signIn.returningTo(new ReturnUrl("/maps/plan?q=%C3%A9&x=\"<1'>"), request("/proxied/api/me"));

        assertEquals(
                "https://a.example/maps/login/callback/start?page=%2Fmaps%2Fplan%3Fq%3D%25C3%25A9%26x%3D%22%3C1%27%3E",
                told);
        MockHttpServletRequest request = request("/proxied/login/callback/start");
        request.setParameter("page", "/maps/plan?q=%C3%A9&x=\"<1'>");
        assertEquals("/maps/plan?q=%C3%A9&x=\"<1'>", signIn.page(request).pathAndQuery());
    }

    @Test
    @DisplayName("S37 A query that the server cannot decode names no page")
    void undecodableQueryLeadsHome() {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/proxied/login/callback/start") {
            @Override
            public Map<String, String[]> getParameterMap() {
                throw new IllegalArgumentException("as Open Liberty does at %zz");
            }
        };
        request.setContextPath("/proxied");

        assertEquals("/maps/", signIn.page(request).pathAndQuery());
    }

    @ParameterizedTest
    @DisplayName("S18 A page outside the application is no place to return to")
    @CsvSource(
            nullValues = "-",
            value = {
                "-",
                "//evil.example/",
                "https://evil.example/",
                "/elsewhere",
                "/maps/../elsewhere",
                "/maps\\evil",
                "''"
            })
    void pageElsewhereIsTheStart(String page) {
        MockHttpServletRequest request = request("/proxied/login/callback/start");
        if (page != null) {
            request.setParameter("page", page);
        }
        assertEquals("/maps/", signIn.page(request).pathAndQuery());
    }

    @ParameterizedTest
    @DisplayName("S18 The page behind a form or a script is where its browser says, inside the application")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                              | -                              | /maps/",
                "https://a.example/maps/plan?x=1 | -                              | /maps/plan?x=1",
                "https://a.example/maps/plan    | https://a.example/maps/htmx?y=2 | /maps/htmx?y=2",
                "https://a.example/elsewhere    | -                              | /maps/",
                "https://a.example.evil.example/maps/plan | -                    | /maps/",
                "https://a.example@evil.example/maps/plan | -                    | /maps/",
                "http://a.example/maps/plan     | -                              | /maps/",
                "https://a.example              | -                              | /maps/",
                "https://a.example//evil.example | -                             | /maps/",
                "https://a.example/maps/login/callback?code=x | -                | /maps/",
                "https://a.example/maps/login/callback/start?page=x | -          | /maps/",
                "https://a.example/maps/login/callback2?x | -                    | /maps/login/callback2?x",
                "https://a.example/maps/login/callback/started | -               | /maps/login/callback/started",
                "HTTPS://A.Example:443/maps/plan | -                             | /maps/plan",
                "https://a.example:444/maps/plan | -                             | /maps/",
                "https://a.example?/maps/plan   | -                              | /maps/",
                "https://a.example/maps/plan?wkt={(1 2)} | -                     | /maps/",
                "https://a.example/maps/plan?wkt={(1,2)} | -                     | /maps/plan?wkt={(1,2)}",
                "android-app://com.example/      | -                             | /maps/",
                "about:blank                     | -                             | /maps/"
            })
    void pageBehindIsWhereTheBrowserSays(String referer, String currentUrl, String page) {
        MockHttpServletRequest request = request("/proxied/api/me");
        request.setMethod("POST");
        if (referer != null) {
            request.addHeader("Referer", referer);
        }
        if (currentUrl != null) {
            request.addHeader("HX-Current-URL", currentUrl);
        }
        assertEquals(page, address.refererPage(request).pathAndQuery());
        assertEquals(page, address.requestedPage(request).pathAndQuery());
    }

    @Test
    void originIsThatOfTheRedirectUriHoweverItIsWritten() {
        PublicUrls capitals =
                new PublicUrls(TestSettings.with("id", "secret", "https://Maps.Example.ORG:443/login/callback"));
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/me");
        request.addHeader("Referer", "https://maps.example.org/plan?x=1");

        assertEquals("/plan?x=1", capitals.refererPage(request).pathAndQuery());
    }

    @Test
    void facesIsSentToTheSameAddress() {
        assertEquals(
                "<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect"
                        + " url='https://a.example/x?a=1&amp;b=2'></redirect></partial-response>",
                ScriptResponse.facesRedirect("https://a.example/x?a=1&b=2").body());
    }

    private static MockHttpServletRequest request(String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setContextPath("/proxied");
        return request;
    }
}
