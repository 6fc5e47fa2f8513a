package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.isogeo.standin.internal.http.CookieJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** An HTTP client that keeps cookies and follows no redirect. Several threads may use it. */
final class CookieClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    // One for all, as each has threads of its own; it keeps no cookie.
    private static final HttpClient PLAIN = client().build();

    private final HttpClient http;
    private final CookieJar cookies;

    private CookieClient(HttpClient http, CookieJar cookies) {
        this.http = http;
        this.cookies = cookies;
    }

    static CookieClient create() {
        return new CookieClient(PLAIN, new CookieJar(Clock.systemUTC()));
    }

    static CookieClient trusting(SSLContext trusted) {
        return new CookieClient(client().sslContext(trusted).build(), new CookieJar(Clock.systemUTC()));
    }

    private static HttpClient.Builder client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIMEOUT);
    }

    /** A client with the cookies of now, on the same connections. */
    CookieClient copy() {
        return new CookieClient(http, cookies.copy());
    }

    CookieJar cookies() {
        return cookies;
    }

    IsogeoBrowser.Page send(BrowserRequest request, URI address) {
        try {
            HttpResponse<String> response = http.send(toHttp(request, address), BodyHandlers.ofString(UTF_8));
            response.headers().allValues("Set-Cookie").forEach(cookie -> cookies.add(address, cookie));
            return new IsogeoBrowser.Page(address, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            String where = BrowserRequest.withoutQuery(address.toString());
            throw new UncheckedIOException(request.method() + " " + where + " was not answered.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest toHttp(BrowserRequest request, URI address) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(address).timeout(TIMEOUT);
        BodyPublisher body = request.form().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody);
        if (!request.method().equals("GET")) {
            builder.method(request.method(), body);
        }
        request.form().ifPresent(form -> builder.setHeader("Content-Type", "application/x-www-form-urlencoded"));
        request.headers().forEach(builder::setHeader);
        Stream.of(cookies.header(address), request.header("Cookie"))
                .flatMap(Optional::stream)
                .reduce((kept, own) -> kept + "; " + own)
                .ifPresent(all -> builder.setHeader("Cookie", all));
        return builder.build();
    }
}
