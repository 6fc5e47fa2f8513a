package com.isogeo.security.cluster;

import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.Scenario;
import com.isogeo.standin.StandInUser;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Opens pages as a user does: follows redirects, fills in the login form, reloads broken pages, and follows the link of a failed
 * login. Tabs use it at the same time.
 */
final class Navigation {

    static final int MAX_LOGINS = 4;

    private static final Duration MAX_RELOAD_TIME = Duration.ofSeconds(10);
    private static final Duration BEFORE_RELOAD = Duration.ofMillis(500);
    private static final int MAX_REDIRECTS = 20;
    private static final String LOGIN = Settings.standin() + "/login?";
    private static final Map<String, String> HEADERS = Map.of("Accept", "text/html");

    private final StandInUser user;
    private final IsogeoBrowser browser = IsogeoBrowser.at(URI.create(Settings.site()));
    private final Tally tally;
    private final BooleanSupplier isSignedIn;
    private volatile boolean sawForm;

    Navigation(String user, Tally tally, BooleanSupplier isSignedIn) {
        this.user = StandInUser.named(user);
        this.tally = tally;
        this.isSignedIn = isSignedIn;
    }

    /** Whether the login form was shown to the user while they were signed in. */
    boolean sawForm() {
        return sawForm;
    }

    /** Opens an address that leads to a page; after a failed login follows the link of its page, or opens the page. */
    Response open(URI address, URI page) {
        Response end = followRedirects(address);
        for (int i = 1; i < MAX_LOGINS && !end.isPage(page) && end.isOfLogin(); i++) {
            if (end.retryLink().isPresent()) {
                tally.add(Count.TRY_AGAIN);
            }
            end = followRedirects(end.retryLink().orElse(page));
        }
        return end;
    }

    /** Opens an address once, to the end of its redirects. */
    Response followRedirects(URI address) {
        Response response = get(address, HEADERS);
        for (int redirects = 0; redirects < MAX_REDIRECTS && (response.isRedirect() || isForm(response)); redirects++) {
            response = isForm(response) ? submit(response) : next(response);
        }
        return response;
    }

    private Response next(Response redirect) {
        Response response = get(redirect.target(), HEADERS);
        if (isAtProvider(response) && response.isRedirect() && isSignedIn.getAsBoolean()) {
            tally.add(Count.SILENT);
        }
        return response;
    }

    private Response submit(Response form) {
        if (isSignedIn.getAsBoolean()) {
            tally.add(Count.FORMS);
            sawForm = true;
        }
        return send(form.uri(), BrowserRequest.login(form.uri(), user, Scenario.ROTATE, Scenario.REMEMBERED));
    }

    private static boolean isAtProvider(Response response) {
        return response.uri().toString().startsWith(LOGIN);
    }

    private static boolean isForm(Response response) {
        return isAtProvider(response) && response.status() == 200;
    }

    Response post(URI address, Map<String, String> form) {
        return send(address, BrowserRequest.post(address.toString(), form));
    }

    /** Gets an address, and reloads it until it works or {@link #MAX_RELOAD_TIME} is over. */
    Response get(URI address, Map<String, String> headers) {
        Response response = getOnce(address, headers);
        Instant end = Instant.now().plus(MAX_RELOAD_TIME);
        while (response.isBroken() && Instant.now().isBefore(end)) {
            Program.pause(BEFORE_RELOAD);
            tally.add(Count.RELOADED);
            response = getOnce(address, headers);
        }
        return response;
    }

    private Response getOnce(URI address, Map<String, String> headers) {
        Response response = send(address, BrowserRequest.get(address).headers(headers));
        for (int redirects = 0; redirects < MAX_REDIRECTS && response.isTemporaryRedirect(); redirects++) {
            tally.add(Count.RETRIED);
            URI same = response.target();
            response = send(same, BrowserRequest.get(same).headers(headers));
        }
        if (response.status() >= 500 || response.status() == 0) {
            tally.add(Count.SERVER_ERRORS);
        }
        return response;
    }

    private Response send(URI address, BrowserRequest request) {
        try {
            return Response.of(browser.send(request));
        } catch (UncheckedIOException e) {
            return Response.broken(address, e.getCause());
        }
    }
}
