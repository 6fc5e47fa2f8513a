package com.isogeo.standin;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.isogeo.standin.internal.http.BadRequestException;
import com.isogeo.standin.internal.http.CookieJar;
import com.isogeo.standin.internal.http.Parameters;
import com.isogeo.standin.internal.page.LoginForm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * A browser for tests, without a screen: it keeps cookies, follows redirects across the application and the stand-in, and fills in
 * the stand-in's form. It executes no script. A request takes 30 seconds at the most. For one thread at a time.
 *
 * <pre>{@code
 * IsogeoBrowser browser = IsogeoBrowser.at(URI.create("http://localhost:8080/app"));
 * IsogeoBrowser.Page page = browser.signIn("/me", "alice", Scenario.ROTATE);
 * assertEquals(200, page.status());
 * assertTrue(browser.get("/me").body().contains("Alice"));
 * }</pre>
 */
public final class IsogeoBrowser {

    /** As browsers allow (Fetch, "HTTP-redirect fetch"). */
    private static final int MAX_REDIRECTS = 20;

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    // One for all, as each has threads of its own; it keeps no cookie.
    private static final HttpClient PLAIN = client().build();

    private final URI application;
    private final HttpClient http;
    private final CookieJar cookies = new CookieJar(Clock.systemUTC());

    private IsogeoBrowser(URI application, HttpClient http) {
        this.application = application;
        this.http = http;
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIMEOUT);
    }

    /**
     * A browser without cookies.
     *
     * @param application where paths begin, such as {@code http://localhost:8080/app}
     * @return a browser for one user
     */
    public static IsogeoBrowser at(URI application) {
        return new IsogeoBrowser(application, PLAIN);
    }

    /**
     * A browser that trusts certificates of its own.
     *
     * @param application where paths begin
     * @param trusted has the trust store
     * @return a browser for one user
     */
    public static IsogeoBrowser at(URI application, SSLContext trusted) {
        return new IsogeoBrowser(application, client().sslContext(trusted).build());
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
        return follow(new Step("GET", resolve(path), ""), headers);
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
        return follow(new Step("POST", resolve(path), encode(form)), Map.of());
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
            throw new IllegalStateException("GET " + resolve(path) + " ended at " + withoutQuery(form.address())
                    + " with the status " + form.status()
                    + " and not at the login form of the stand-in; sign in at a protected page.");
        }
        Page end = submit(form, user, scenarios);
        if (end.isLoginForm() && end.status() != 200) {
            throw new IllegalStateException("The stand-in refused the login or the password of " + user.login() + ".");
        }
        return end;
    }

    private Page submit(Page form, StandInUser user, Scenario... scenarios) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ReturnUrl", returnUrl(form.address()));
        fields.put("username", user.login());
        fields.put("password", user.password());
        fields.put("scenario", Arrays.stream(scenarios).map(Scenario::word).collect(joining(",")));
        return follow(new Step("POST", form.address().resolve("/login"), encode(fields)), Map.of());
    }

    private static String returnUrl(URI form) {
        try {
            return Parameters.parse(Optional.ofNullable(form.getRawQuery()).orElse(""))
                    .value("ReturnUrl");
        } catch (BadRequestException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The names of the cookies that are kept, of all sites.
     *
     * @return in the order in which they came
     */
    public List<String> cookieNames() {
        return cookies.names();
    }

    /** Loses all cookies, as a browser that is opened anew. */
    public void forgetCookies() {
        cookies.clear();
    }

    private record Step(String method, URI address, String form) {

        /** RFC 9110, section 15.4: a form goes along with 307 and 308 alone. */
        Step next(int status, URI location) {
            return status == 307 || status == 308 ? new Step(method, location, form) : new Step("GET", location, "");
        }
    }

    private Page follow(Step first, Map<String, String> headers) {
        Step step = first;
        for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
            HttpResponse<String> response = send(step, headers);
            Optional<String> location = response.headers().firstValue("Location");
            if (response.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Page(step.address(), response.statusCode(), response.headers(), response.body());
            }
            step = step.next(response.statusCode(), step.address().resolve(location.get()));
        }
        throw new IllegalStateException(first.method() + " " + withoutQuery(first.address())
                + " was redirected more than " + MAX_REDIRECTS + " times, at last to " + withoutQuery(step.address())
                + ".");
    }

    private HttpResponse<String> send(Step step, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(step.address()).timeout(TIMEOUT);
        headers.forEach(request::setHeader);
        cookies.header(step.address()).ifPresent(header -> request.setHeader("Cookie", header));
        if (step.method().equals("POST")) {
            request.setHeader("Content-Type", "application/x-www-form-urlencoded");
            request.POST(ofString(step.form()));
        }
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(UTF_8));
            response.headers().allValues("Set-Cookie").forEach(cookie -> cookies.add(step.address(), cookie));
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    step.method() + " " + withoutQuery(step.address()) + " was not answered.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI resolve(String path) {
        if (path.startsWith("http://") || path.startsWith("https://")) {
            return URI.create(path);
        }
        String base = application.toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return URI.create(root + (path.startsWith("/") ? path : "/" + path));
    }

    /** A query may hold a code, which must not reach an exception. */
    private static String withoutQuery(URI address) {
        return address.toString().replaceFirst("[?#].*", "");
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
    }

    /**
     * A page at which the browser arrived.
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
            return headers.firstValue(LoginForm.HEADER)
                    .filter(LoginForm.HEADER_VALUE::equals)
                    .isPresent();
        }

        /** The status and the address without its query. */
        @Override
        public String toString() {
            return "Page[" + status + " " + withoutQuery(address) + "]";
        }
    }
}
