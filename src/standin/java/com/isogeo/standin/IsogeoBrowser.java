package com.isogeo.standin;

import com.isogeo.standin.internal.page.LoginForm;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A browser for tests, without a screen: it keeps cookies, follows redirects across the application and the stand-in, and fills in
 * the stand-in's form. It executes no script. A request takes 30 seconds at the most. Several threads may use it at the same time,
 * as tabs do.
 *
 * <pre>{@code
 * IsogeoBrowser browser = IsogeoBrowser.at(URI.create("http://localhost:8080/app"));
 * IsogeoBrowser.Page page = browser.signIn("/me", "alice", Scenario.ROTATE);
 * assertEquals(200, page.status());
 * assertTrue(browser.get("/me").body().contains("Alice"));
 *
 * browser.removeCookies("JSESSIONID");
 * IsogeoBrowser.Page redirect = browser.send(BrowserRequest.get("/me"));
 * assertTrue(redirect.location().getPath().endsWith("/oauth/authorize"));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class IsogeoBrowser {

    /** As browsers allow (Fetch, "HTTP-redirect fetch"). */
    private static final int MAX_REDIRECTS = 20;

    private final URI application;
    private final CookieClient client;

    private IsogeoBrowser(URI application, CookieClient client) {
        this.application = application;
        this.client = client;
    }

    /**
     * A browser without cookies.
     *
     * @param application where paths begin, such as {@code http://localhost:8080/app}
     * @return a browser for one user
     */
    public static IsogeoBrowser at(URI application) {
        return new IsogeoBrowser(application, CookieClient.create());
    }

    /**
     * A browser that trusts certificates of its own.
     *
     * @param application where paths begin
     * @param trusted has the trust store
     * @return a browser for one user
     */
    public static IsogeoBrowser at(URI application, SSLContext trusted) {
        return new IsogeoBrowser(application, CookieClient.trusting(trusted));
    }

    /**
     * A browser with the cookies that this one has now; later ones are not shared. It is a tab whose requests are under way, or a
     * thief of the cookies.
     *
     * @return another browser
     */
    public IsogeoBrowser copy() {
        return new IsogeoBrowser(application, client.copy());
    }

    /**
     * Opens a page and follows redirects, as far as the stand-in's form where the application asks for a login.
     *
     * @param path below the application, or a whole address
     * @return the last page
     * @throws IllegalStateException after twenty redirects
     * @throws UncheckedIOException when a server does not answer
     */
    public Page get(String path) {
        return get(path, Map.of());
    }

    /**
     * Opens a page with headers, such as {@code Accept}, which go along with redirects.
     *
     * @param path below the application, or a whole address
     * @param headers by name
     * @return the last page
     * @throws IllegalStateException after twenty redirects
     * @throws UncheckedIOException when a server does not answer
     */
    public Page get(String path, Map<String, String> headers) {
        return open(BrowserRequest.get(path).headers(headers));
    }

    /**
     * Sends a form and follows redirects.
     *
     * @param path below the application, or a whole address
     * @param form names and values
     * @return the last page
     * @throws IllegalStateException after twenty redirects
     * @throws UncheckedIOException when a server does not answer
     */
    public Page post(String path, Map<String, String> form) {
        return open(BrowserRequest.post(path, form));
    }

    /**
     * Sends one request, with the cookies that are kept for its address, and keeps those of the response. It follows no redirect.
     *
     * @param request of any method, with any headers
     * @return the response, which may be a redirect
     * @throws UncheckedIOException when the server does not answer
     */
    public Page send(BrowserRequest request) {
        return client.send(request, request.address(application));
    }

    /**
     * Follows the redirects that begin at a response, by GET requests.
     *
     * @param response of {@link #send}, a redirect or not
     * @return the last page, which is the response itself where that is no redirect
     * @throws IllegalStateException after twenty redirects
     * @throws UncheckedIOException when a server does not answer
     */
    public Page follow(Page response) {
        return follow(BrowserRequest.get(response.address()), response);
    }

    /**
     * Opens the application's first page and signs in there.
     *
     * @param login the user's name and password, which are the same word
     * @return the page to which the login leads
     * @throws IllegalStateException where the page does not ask for a login: name a protected one then
     * @throws UncheckedIOException when a server does not answer
     */
    public Page signIn(String login) {
        return signIn("/", login);
    }

    /**
     * Opens a protected page and signs in there.
     *
     * @param path of a protected page
     * @param login the user's name and password, which are the same word
     * @param scenarios what goes wrong in this login
     * @return the page to which the login leads
     * @throws IllegalStateException where the page does not ask for a login, or the stand-in refuses the user
     * @throws UncheckedIOException when a server does not answer
     */
    public Page signIn(String path, String login, Scenario... scenarios) {
        return signIn(path, StandInUser.named(login).withPassword(login), scenarios);
    }

    /**
     * Opens a protected page and signs in there as a user who has a password of their own.
     *
     * @param path of a protected page
     * @param user who signs in
     * @param scenarios what goes wrong in this login
     * @return the page to which the login leads
     * @throws IllegalStateException where the page does not ask for a login, or the stand-in refuses the user
     * @throws UncheckedIOException when a server does not answer
     */
    public Page signIn(String path, StandInUser user, Scenario... scenarios) {
        Page form = get(path);
        if (!form.isLoginForm()) {
            throw new IllegalStateException(
                    "GET " + BrowserRequest.get(path).address(application) + " ended at " + withoutQuery(form.address())
                            + " with the status " + form.status()
                            + " and not at the login form of the stand-in; sign in at a protected page.");
        }
        Page end = open(BrowserRequest.login(form.address(), user, scenarios));
        if (end.isLoginForm() && end.status() != 200) {
            throw new IllegalStateException("The stand-in refused the login or the password of " + user.login() + ".");
        }
        return end;
    }

    /**
     * The names of the cookies that are kept, of all sites.
     *
     * @return in the order in which they came
     */
    public List<String> cookieNames() {
        return cookies().stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf('=')))
                .toList();
    }

    /**
     * All cookies that are kept, of all sites, such as {@code JSESSIONID=0a1b2c}.
     *
     * @return names and values as in a {@code Cookie} header, in the order in which they came
     */
    public List<String> cookies() {
        return client.cookies().pairs();
    }

    /**
     * The value of a cookie, whatever its site and path.
     *
     * @param name such as {@code JSESSIONID}
     * @return the value of the first one of that name
     * @throws NoSuchElementException where there is none
     */
    public String cookie(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.startsWith(name + "="))
                .map(cookie -> cookie.substring(name.length() + 1))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("No cookie " + name + " among " + cookieNames() + "."));
    }

    /**
     * Sets a cookie for all paths of the application's host, as a browser that was given one before.
     *
     * @param name such as {@code JSESSIONID}; one with a prefix such as {@code __Host-} needs https or a loopback host, as in
     *     browsers
     * @param value its value
     */
    public void setCookie(String name, String value) {
        // Without Secure the name prefixes are not accepted.
        String secure = name.startsWith("__") ? "; Secure" : "";
        client.cookies().add(application, name + "=" + value + "; Path=/" + secure);
    }

    /**
     * Removes the cookies of a name, of all sites and paths.
     *
     * @param name such as {@code JSESSIONID}
     */
    public void removeCookies(String name) {
        client.cookies().remove(name);
    }

    /** Removes all cookies, as a browser that is opened anew. */
    public void forgetCookies() {
        client.cookies().clear();
    }

    private Page open(BrowserRequest request) {
        return follow(request, send(request));
    }

    private Page follow(BrowserRequest first, Page response) {
        BrowserRequest request = first;
        Page page = response;
        for (int redirects = 0; page.isRedirect(); redirects++) {
            if (redirects == MAX_REDIRECTS) {
                throw new IllegalStateException(
                        first.method() + " " + withoutQuery(first.address(application)) + " was redirected more than "
                                + MAX_REDIRECTS + " times, at last to " + withoutQuery(page.location()) + ".");
            }
            request = request.redirected(page.status(), page.location());
            page = send(request);
        }
        return page;
    }

    /** A query may hold a code, which must not reach an exception. */
    private static String withoutQuery(URI address) {
        return BrowserRequest.withoutQuery(address.toString());
    }

    /**
     * A response, and the address of its request: a page at which the browser arrived, or what one request got.
     *
     * @param address its address
     * @param status its HTTP status
     * @param headers of the response
     * @param body as text
     */
    public record Page(URI address, int status, HttpHeaders headers, String body) {

        /**
         * Whether it is the stand-in's login form.
         *
         * @return true also where the form came again, since the password was wrong
         */
        public boolean isLoginForm() {
            return header(LoginForm.HEADER)
                    .filter(LoginForm.HEADER_VALUE::equals)
                    .isPresent();
        }

        /**
         * Whether the response sends the browser to another address.
         *
         * @return true with a status 3xx and a {@code Location} header
         */
        public boolean isRedirect() {
            return status / 100 == 3 && header("Location").isPresent();
        }

        /**
         * The target of a redirect.
         *
         * @return the {@code Location} header, resolved against the address
         * @throws NoSuchElementException where the response has no such header
         */
        public URI location() {
            return address.resolve(header("Location")
                    .orElseThrow(() -> new NoSuchElementException("There is no Location in " + this + ".")));
        }

        /**
         * The value of a header.
         *
         * @param name such as {@code Content-Type}
         * @return its first value
         */
        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }

        /**
         * The cookies that the response sets.
         *
         * @return the {@code Set-Cookie} headers as they came
         */
        public List<String> setCookies() {
            return headers.allValues("Set-Cookie");
        }

        /** The status and the address without its query. */
        @Override
        public String toString() {
            return "Page[" + status + " " + withoutQuery(address) + "]";
        }
    }
}
