package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The pending logins of one browser, a sealed cookie each: save, find, remove. */
@Singleton
public final class PendingLoginCookies {

    private static final String PREFIX = CookieKind.PENDING_LOGIN.cookieName();

    /** Browsers drop a cookie of more than 4,096 bytes, name and flags included, without a word. */
    private static final int MAX_VALUE_LENGTH = 3_800;

    private static final int MAX_LOGINS = 5;

    /** More are removed by the next responses: a browser full of cookies of these names must not fill a response. */
    private static final int MAX_REMOVALS = 10;

    /** Many a proxy refuses a header line of more than 8,192 bytes, and all cookies share one. */
    private static final int MAX_CHARACTERS = 6_000;

    private final PublicUrls urls;
    private final BrowserCookies cookies;
    private final SealedCookies sealed;
    private final Clock clock;
    private final OperatorLog log;

    @Inject
    public PendingLoginCookies(
            PublicUrls urls, BrowserCookies cookies, SealedCookies sealed, @ModuleOwned Clock clock, OperatorLog log) {
        this.urls = urls;
        this.cookies = cookies;
        this.sealed = sealed;
        this.clock = clock;
        this.log = log;
    }

    /** A cookie that holds a login which has not expired. */
    private record SavedLogin(String name, int characters, PendingLogin login) {}

    /** The login's cookie, and the removals that make room for it. */
    List<CookieChange> save(HttpServletRequest request, PendingLogin login) {
        CookieChange cookie = fittingCookieOf(request, login);
        List<CookieChange> changes =
                new ArrayList<>(makeRoom(request, cookie.value().length()));
        changes.add(cookie);
        return changes;
    }

    /** The pending login of this state, expired or not. */
    Optional<PendingLogin> find(HttpServletRequest request, State state) {
        return sealed.readAll(request, cookie(state))
                .map(PendingLogin::of)
                .filter(login -> login.state().isSameAs(state))
                .findFirst();
    }

    CookieChange remove(State state) {
        return CookieChange.removalOf(cookie(state).name());
    }

    boolean isExpired(PendingLogin login) {
        return login.isExpiredAt(clock.instant());
    }

    /** Whether another tab's login ended while this one was at the provider, and has changed this browser's session. */
    boolean isSuperseded(PendingLogin login, HttpServletRequest request, boolean isSignedIn) {
        return login.isSupersededAt(clock.instant(), request.getSession(false) != null, isSignedIn);
    }

    /**
     * Whether a login of this browser gave way to another tab's a moment ago. Not sealed, since a forged one is of no
     * use.
     */
    boolean wasSuperseded(HttpServletRequest request) {
        return cookies.isPresent(request, CookieKind.SUPERSEDED.cookieName());
    }

    private static SealedCookie cookie(State state) {
        return CookieKind.PENDING_LOGIN.withId(state.handle());
    }

    private CookieChange fittingCookieOf(HttpServletRequest request, PendingLogin login) {
        CookieChange whole = cookieOf(request, login);
        if (isFitting(whole)) {
            return whole;
        }
        log.warn(
                Message.RETURN_URL_CUT,
                "The address that a login is to return to is too long for a cookie: its query is lost.");
        CookieChange path =
                cookieOf(request, login.withReturnUrl(login.returnUrl().withoutQuery()));
        return isFitting(path) ? path : cookieOf(request, login.withReturnUrl(urls.homePage(request)));
    }

    private CookieChange cookieOf(HttpServletRequest request, PendingLogin login) {
        return sealed.seal(request, cookie(login.state()), login.toBytes());
    }

    private static boolean isFitting(CookieChange cookie) {
        return cookie.value().length() <= MAX_VALUE_LENGTH;
    }

    private List<CookieChange> makeRoom(HttpServletRequest request, int needed) {
        List<SavedLogin> saved = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Cookie cookie : cookies.of(request)) {
            if (cookie.getName().startsWith(PREFIX)) {
                read(request, cookie).ifPresentOrElse(saved::add, () -> removed.add(cookie.getName()));
            }
        }
        saved.sort(Comparator.comparing((SavedLogin each) -> each.login().begunAt())
                .reversed());
        int characters = needed;
        for (int i = 0; i < saved.size(); i++) {
            characters += saved.get(i).characters();
            if (i >= MAX_LOGINS - 1 || characters > MAX_CHARACTERS) {
                removed.add(saved.get(i).name());
            }
        }
        return removed.stream().limit(MAX_REMOVALS).map(CookieChange::removalOf).toList();
    }

    private Optional<SavedLogin> read(HttpServletRequest request, Cookie cookie) {
        String id = cookie.getName().substring(PREFIX.length());
        return sealed.open(request, CookieKind.PENDING_LOGIN.withId(id), cookie.getValue())
                .map(PendingLogin::of)
                .filter(login -> !isExpired(login))
                .map(login -> new SavedLogin(cookie.getName(), cookie.getValue().length(), login));
    }
}
