package com.isogeo.security.internal.login;

import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.State;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pending logins of one browser, a sealed cookie each: create, find, remove. */
public final class PendingLoginCookies {

    private static final String PREFIX = "isogeo-login-";
    private static final String PURPOSE = "pending login";
    private static final String OVERTAKEN = "isogeo-overtaken";

    /** Browsers drop a cookie of more than 4,096 bytes, name and flags included, without a word. */
    private static final int LONGEST_VALUE = 3_800;

    private static final int MOST = 5;

    /** The rest goes with the next answers. */
    private static final int MOST_REMOVED = 10;

    /** Many a proxy refuses a header line of more than 8,192 bytes, and all cookies share one. */
    private static final int MOST_CHARACTERS = 6_000;

    private final PublicUrls address;
    private final BrowserCookies cookies;
    private final CookieSeal seal;
    private final Clock clock;
    private final OperatorLog log;

    public PendingLoginCookies(
            PublicUrls address, BrowserCookies cookies, CookieSeal seal, Clock clock, OperatorLog log) {
        this.address = address;
        this.cookies = cookies;
        this.seal = seal;
        this.clock = clock;
        this.log = log;
    }

    /** One of this browser's logins, as its cookie tells. */
    private record Kept(String name, int characters, PendingLogin login) {}

    void create(HttpServletRequest request, HttpServletResponse response, PendingLogin login) {
        String value = fitting(request, login);
        makeRoom(request, response, value.length());
        cookies.set(request, response, PREFIX + login.state().handle(), value, PendingLogin.LIFE);
    }

    /** The pending login of this state, expired or not; the caller compares the whole state. */
    Optional<PendingLogin> find(HttpServletRequest request, State state) {
        String name = PREFIX + state.handle();
        return cookies.of(request).stream()
                .filter(cookie -> cookie.getName().equals(name))
                .flatMap(cookie -> open(request, cookie).stream())
                .filter(login -> login.state().isSameAs(state))
                .findFirst();
    }

    void remove(HttpServletRequest request, HttpServletResponse response, State state) {
        cookies.remove(request, response, PREFIX + state.handle());
    }

    void removeAll(HttpServletRequest request, HttpServletResponse response) {
        remove(
                request,
                response,
                cookies.of(request).stream()
                        .map(Cookie::getName)
                        .filter(name -> name.startsWith(PREFIX))
                        .toList());
    }

    /** Whoever fills a browser with cookies of these names must not fill an answer: it would be too long for its server. */
    private void remove(HttpServletRequest request, HttpServletResponse response, List<String> names) {
        names.stream().limit(MOST_REMOVED).forEach(name -> cookies.remove(request, response, name));
    }

    /** A login of this browser gives way to one that another tab has just ended. */
    void tellOvertaken(HttpServletRequest request, HttpServletResponse response) {
        cookies.set(request, response, OVERTAKEN, "1", PendingLogin.AT_ONCE);
    }

    /** Whether that was a moment ago. Not sealed: whoever sets this cookie himself only has each login made in full. */
    boolean wasOvertaken(HttpServletRequest request) {
        return cookies.of(request).stream().anyMatch(cookie -> cookie.getName().equals(OVERTAKEN));
    }

    private String fitting(HttpServletRequest request, PendingLogin login) {
        String whole = seal(request, login);
        if (whole.length() <= LONGEST_VALUE) {
            return whole;
        }
        log.tell(
                Message.LANDING_CUT,
                "The address that a login is to return to is too long for a cookie: its query is lost.");
        String path = seal(request, login.withLanding(login.returnUrl().withoutQuery()));
        return path.length() <= LONGEST_VALUE ? path : seal(request, login.withLanding(address.start(request)));
    }

    private void makeRoom(HttpServletRequest request, HttpServletResponse response, int needed) {
        List<Kept> kept = new ArrayList<>();
        List<String> goes = new ArrayList<>();
        for (Cookie cookie : cookies.of(request)) {
            if (cookie.getName().startsWith(PREFIX)) {
                open(request, cookie)
                        .filter(pending -> !pending.isExpiredAt(clock.instant()))
                        .ifPresentOrElse(
                                pending -> kept.add(new Kept(
                                        cookie.getName(), cookie.getValue().length(), pending)),
                                () -> goes.add(cookie.getName()));
            }
        }
        kept.sort(Comparator.comparing((Kept each) -> each.login().begunAt()).reversed());
        int characters = needed;
        for (int i = 0; i < kept.size(); i++) {
            characters += kept.get(i).characters();
            if (i >= MOST - 1 || characters > MOST_CHARACTERS) {
                goes.add(kept.get(i).name());
            }
        }
        remove(request, response, goes);
    }

    private String seal(HttpServletRequest request, PendingLogin login) {
        return seal.seal(PURPOSE, request, login.toBytes());
    }

    private Optional<PendingLogin> open(HttpServletRequest request, Cookie cookie) {
        return seal.open(PURPOSE, request, cookie.getValue()).map(PendingLogin::of);
    }
}
