package com.isogeo.security.it;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/** A browser without a screen. It keeps cookies, and follows redirects by {@link #follow} only. */
final class Browser {

    private final CookieManager cookies = new EncodedPaths();
    private final HttpClient http;

    Browser() {
        http = client().build();
    }

    /** A browser that trusts the certificates of a context. */
    Browser(SSLContext trusted) {
        http = client().sslContext(trusted).build();
    }

    private HttpClient.Builder client() {
        return HttpClient.newBuilder()
                // As browsers do without TLS.
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5));
    }

    /** A browser with a copy of the current cookies, as a tab whose requests are already under way. */
    Browser copy() {
        Browser tab = new Browser();
        for (URI site : cookies.getCookieStore().getURIs()) {
            cookies.getCookieStore()
                    .get(site)
                    .forEach(cookie -> tab.cookies.getCookieStore().add(site, cookie));
        }
        return tab;
    }

    Response get(String address, String... headers) {
        return send(request(address, headers).GET().build());
    }

    Response get(URI address) {
        return get(address.toString());
    }

    Response method(String method, String address, String... headers) {
        return send(request(address, headers)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }

    Response post(String address, Map<String, String> form, String... headers) {
        String body = form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
        return send(request(address, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(ofString(body))
                .build());
    }

    /** Follows redirects to a page, at most twenty as browsers do (Fetch, "HTTP-redirect fetch"). */
    Response follow(Response response) {
        Response last = response;
        for (int hops = 0; last.isRedirect(); hops++) {
            if (hops == 20) {
                throw new AssertionError("more than twenty redirects, the last one to " + last.location());
            }
            last = get(last.location());
        }
        return last;
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    List<String> cookieNames() {
        return cookies().stream().map(HttpCookie::getName).sorted().toList();
    }

    String cookie(String name) {
        return cookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name + " among " + cookieNames()));
    }

    /** Sets a cookie for all paths of a site. */
    void setCookie(String site, String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        // The name that a cookie manager gives to a host without a dot.
        cookie.setDomain(URI.create(site).getHost() + ".local");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(site), cookie);
    }

    /** Sets a cookie for all paths of a site in place of those of its name, as where all applications share one path. */
    void replaceCookie(String site, String name, String value) {
        removeCookies(name);
        setCookie(site, name, value);
    }

    /** Removes all cookies of a name, as a browser that refuses them. */
    void removeCookies(String name) {
        for (HttpCookie cookie : List.copyOf(cookies())) {
            if (cookie.getName().equals(name)) {
                cookies.getCookieStore().getURIs().forEach(uri -> cookies.getCookieStore()
                        .remove(uri, cookie));
            }
        }
    }

    void removeAllCookies() {
        cookies.getCookieStore().removeAll();
    }

    /** Compares the encoded paths of cookie and address, as browsers do; Java decodes the address first. */
    private static final class EncodedPaths extends CookieManager {

        private EncodedPaths() {
            super(null, CookiePolicy.ACCEPT_ALL);
        }

        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) throws IOException {
            return super.get(asWritten(uri), headers);
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            super.put(asWritten(uri), headers);
        }

        private static URI asWritten(URI uri) {
            try {
                return new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getRawPath(), null, null);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private static HttpRequest.Builder request(String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(30));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return request;
    }

    private Response send(HttpRequest request) {
        try {
            return Response.of(http.send(request, BodyHandlers.ofString(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
