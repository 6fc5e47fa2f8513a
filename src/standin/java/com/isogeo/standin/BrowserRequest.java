package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.isogeo.standin.internal.http.BadRequestException;
import com.isogeo.standin.internal.http.Parameters;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request of an {@link IsogeoBrowser}, for tests that look at each response, send headers or use another method than GET and
 * POST. Immutable.
 *
 * <pre>{@code
 * Page page = browser.send(BrowserRequest.get("/api/me").header("Accept", "application/json"));
 * assertEquals(401, page.status());
 * assertEquals(405, browser.send(BrowserRequest.of("DELETE", "/login/callback")).status());
 * }</pre>
 *
 * @since 0.1.0
 */
public final class BrowserRequest {

    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final Optional<String> form;

    private BrowserRequest(String method, String path, Map<String, String> headers, Optional<String> form) {
        this.method = method;
        this.path = path;
        this.headers = headers;
        this.form = form;
    }

    /**
     * A GET request.
     *
     * @param path below the application, or a whole address
     * @return a request without headers
     */
    public static BrowserRequest get(String path) {
        return of("GET", path);
    }

    /**
     * A GET request, such as for the target of a redirect.
     *
     * @param address a whole address
     * @return a request without headers
     */
    public static BrowserRequest get(URI address) {
        return get(address.toString());
    }

    /**
     * A POST request with a form.
     *
     * @param path below the application, or a whole address
     * @param form names and values
     * @return a request without headers of its own
     */
    public static BrowserRequest post(String path, Map<String, String> form) {
        return new BrowserRequest("POST", path, Map.of(), Optional.of(encode(form)));
    }

    /**
     * A request of any method, without a body.
     *
     * @param method such as {@code DELETE}
     * @param path below the application, or a whole address
     * @return a request without headers
     */
    public static BrowserRequest of(String method, String path) {
        return new BrowserRequest(method, path, Map.of(), Optional.empty());
    }

    /**
     * The request that submits the stand-in's login form. The stand-in responds with the redirect to the application's redirect URI
     * (RFC 6749, section 4.1.2), or with the form where the password is wrong.
     *
     * @param form the address of the form, see {@link IsogeoBrowser.Page#isLoginForm()}
     * @param user who signs in
     * @param scenarios what goes wrong in this login
     * @return a POST request
     * @throws IllegalArgumentException where the address is not that of the form
     */
    public static BrowserRequest login(URI form, StandInUser user, Scenario... scenarios) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("ReturnUrl", returnUrl(form));
        fields.put("username", user.login());
        fields.put("password", user.password());
        fields.put("scenario", Arrays.stream(scenarios).map(Scenario::word).collect(joining(",")));
        return post(form.resolve("/login").toString(), fields);
    }

    /**
     * The same request with a header more, or with another value of it. A {@code Cookie} header is sent after the cookies that the
     * browser keeps.
     *
     * @param name such as {@code Accept}
     * @param value its value
     * @return another request
     */
    public BrowserRequest header(String name, String value) {
        return headers(Map.of(name, value));
    }

    /**
     * The same request with more headers, as {@link #header} adds them.
     *
     * @param more values by name
     * @return another request
     */
    public BrowserRequest headers(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(more);
        return new BrowserRequest(method, path, Collections.unmodifiableMap(all), form);
    }

    /** The method and the path without its query, which may hold a code. */
    @Override
    public String toString() {
        return method + " " + withoutQuery(path);
    }

    static String withoutQuery(String address) {
        return address.replaceFirst("[?#].*", "");
    }

    /** The request after a redirect: a form goes along with 307 and 308 alone (RFC 9110, section 15.4). */
    BrowserRequest redirected(int status, URI location) {
        boolean isSame = status == 307 || status == 308;
        return new BrowserRequest(
                isSame ? method : "GET", location.toString(), headers, isSame ? form : Optional.empty());
    }

    /** The whole address, where a path is below the application. */
    URI address(URI application) {
        if (path.startsWith("http://") || path.startsWith("https://")) {
            return URI.create(path);
        }
        String base = application.toString();
        String root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return URI.create(root + (path.startsWith("/") ? path : "/" + path));
    }

    String method() {
        return method;
    }

    Map<String, String> headers() {
        return headers;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The encoded form, where the request has one. */
    Optional<String> form() {
        return form;
    }

    private static String returnUrl(URI form) {
        try {
            String url = Parameters.parse(
                            Optional.ofNullable(form.getRawQuery()).orElse(""))
                    .value("ReturnUrl");
            if (url.isEmpty()) {
                throw new IllegalArgumentException(withoutQuery(form.toString()) + " is not the login form.");
            }
            return url;
        } catch (BadRequestException e) {
            throw new IllegalArgumentException(withoutQuery(form.toString()) + " is not the login form.", e);
        }
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
    }
}
