package com.isogeo.security.internal.login;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.State;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestSettings;
import jakarta.servlet.http.Cookie;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class PendingLoginCookiesTest {

    private final SecureRandom random = new SecureRandom();
    private final TestClock clock = new TestClock();
    private final PublicUrls urls = new PublicUrls(TestSettings.settings());
    private final BrowserCookies browserCookies = new BrowserCookies(urls);
    private final PendingLoginCookies cookies = new PendingLoginCookies(
            urls,
            browserCookies,
            new SealedCookies(browserCookies, new CookieSeal(TestSettings.settings(), urls, random)),
            clock,
            new OperatorLog(clock));

    @Test
    @DisplayName("S02 S10 Each pending login is found by its own state")
    void eachIsFoundByItsState() {
        PendingLogin one = login("/me?tab=1");
        PendingLogin two = login("/me?tab=2");
        Cookie[] both = {created(one), created(two)};

        assertEquals(one, cookies.find(request(both), one.state()).orElseThrow());
        assertEquals(two, cookies.find(request(both), two.state()).orElseThrow());
        assertTrue(cookies.find(request(both), State.random(random)).isEmpty());
    }

    @Test
    @DisplayName("S11 A state that shares the cookie's name with another is not that one")
    void stateIsComparedWhole() {
        PendingLogin login = login("/me");
        String sent = login.state().value();
        State alike = new State(sent.substring(0, 42) + (sent.endsWith("A") ? 'Q' : 'A'));

        assertTrue(cookies.find(request(created(login)), alike).isEmpty());
    }

    @Test
    @DisplayName("S44 An address that fits is kept byte for byte")
    void fittingAddressIsKept() {
        // Most of a map's query is alike, so that it deflates well.
        String address = "/me?polygon=" + "4.123456,45.654321%20".repeat(300);
        PendingLogin login = login(address);

        Cookie cookie = created(login);

        assertTrue(cookie.getValue().length() < 3_800);
        assertEquals(login, cookies.find(request(cookie), login.state()).orElseThrow());
    }

    @ParameterizedTest
    @DisplayName(
            "S44 Of an address of any length the path is kept, else the start; never a cookie that a browser drops")
    @ValueSource(ints = {3_000, 5_000, 8_000, 16_000})
    void longAddressLosesItsQuery(int length) {
        String noise = noise(length);
        PendingLogin query = login("/me?q=" + noise);
        PendingLogin path = login("/me/" + noise);

        Cookie cutQuery;
        Cookie cutPath;
        List<String> told;
        try (TestLog log = new TestLog("com.isogeo.security.login")) {
            cutQuery = created(query);
            cutPath = created(path);
            told = log.at(Level.WARNING);
        }

        for (Cookie cookie : List.of(cutQuery, cutPath)) {
            assertTrue(cookie.getName().length() + cookie.getValue().length() < 4_000);
        }
        boolean fits = length == 3_000;
        assertEquals(fits ? query.returnUrl() : new ReturnUrl("/me"), returnUrl(cutQuery, query));
        assertEquals(fits ? path.returnUrl() : new ReturnUrl("/"), returnUrl(cutPath, path));
        assertEquals(fits ? 0 : 1, told.size(), told.toString());
    }

    @Test
    @DisplayName("S09 S10 A hundred logins leave a handful of cookies, the youngest")
    void oldestGo() {
        List<Cookie> browser = new ArrayList<>();
        PendingLogin last = login("/me");
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofSeconds(1));
            last = login("/me?poll=" + i);
            create(browser, last);
            assertTrue(browser.size() <= 5);
        }
        assertTrue(cookies.find(request(browser.toArray(Cookie[]::new)), last.state())
                .isPresent());
    }

    @Test
    @DisplayName("S09 Long addresses leave fewer cookies: together they fit a request's header")
    void longOnesLeaveFewer() {
        List<Cookie> browser = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            clock.advance(Duration.ofSeconds(1));
            create(browser, login("/me?q=" + noise(2_000)));
            assertTrue(
                    browser.stream().mapToInt(each -> each.getValue().length()).sum() < 8_000);
        }
        assertTrue(browser.size() >= 2);
    }

    @Test
    @DisplayName("S08 S09 What is expired, or never was one of ours, goes with the next login")
    void expiredGo() {
        List<Cookie> browser = new ArrayList<>();
        create(browser, login("/me"));
        browser.add(new Cookie("__Host-isogeo-login-garbage", "garbage"));
        clock.advance(Duration.ofMinutes(31));

        create(browser, login("/me?again"));

        assertEquals(1, browser.size());
    }

    @Test
    @DisplayName("S51 However many cookies a request brings, an answer sets a few")
    void stuffedBrowserGetsAShortAnswer() {
        List<Cookie> browser = new ArrayList<>();
        IntStream.range(0, 135).forEach(i -> browser.add(new Cookie("__Host-isogeo-login-" + i, "x")));

        assertEquals(
                11,
                cookies.save(request(browser.toArray(Cookie[]::new)), login("/me"))
                        .size());
        for (int i = 0; i < 15; i++) {
            create(browser, login("/me"));
        }
        assertEquals(5, browser.size());
    }

    /** As a browser keeps cookies: a new one is added, one without an age goes. */
    private void create(List<Cookie> browser, PendingLogin login) {
        for (CookieChange change : cookies.save(request(browser.toArray(Cookie[]::new)), login)) {
            Cookie cookie = cookie(change);
            browser.removeIf(kept -> kept.getName().equals(cookie.getName()));
            if (!change.isRemoval()) {
                browser.add(cookie);
            }
        }
    }

    private Cookie created(PendingLogin login) {
        return cookie(cookies.save(request(), login).get(0));
    }

    private static Cookie cookie(CookieChange change) {
        return new Cookie("__Host-" + change.name(), change.value());
    }

    private ReturnUrl returnUrl(Cookie cookie, PendingLogin login) {
        return cookies.find(request(cookie), login.state()).orElseThrow().returnUrl();
    }

    private PendingLogin login(String returnUrl) {
        return new PendingLogin(
                State.random(random),
                CodeVerifier.random(random),
                clock.instant(),
                new ReturnUrl(returnUrl),
                false,
                PendingLogin.SessionAtStart.NO_SESSION);
    }

    private String noise(int length) {
        return random.ints(length, 0, 36)
                .mapToObj(digit -> Integer.toString(digit, 36))
                .collect(joining());
    }

    private static MockHttpServletRequest request(Cookie... cookies) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");
        request.setCookies(cookies);
        return request;
    }
}
