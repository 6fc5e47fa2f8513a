package com.isogeo.security.fuzzing;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.isogeo.security.internal.oauth2.Loopback;
import com.isogeo.security.testing.TestMessageContext;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.springframework.mock.web.MockHttpServletRequest;

/** Each header that the module reads, the method, the path, and where the request seems to have come to. */
class RequestFuzzTest {

    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Faces-Request",
            "HX-Current-URL",
            "HX-Request",
            "Purpose",
            "Referer",
            "Sec-Fetch-Dest",
            "Sec-Fetch-Mode",
            "Sec-Purpose",
            "Service-Worker",
            "Upgrade",
            "X-Moz",
            "X-Requested-With",
            "X-Forwarded-Host",
            "X-Forwarded-Proto",
            "Forwarded");

    private static final List<String> VALUES = List.of(
            "text/html",
            "*/*",
            "fr",
            "partial/ajax",
            "true",
            "prefetch",
            "navigate",
            "embed",
            "script",
            "websocket",
            "XMLHttpRequest",
            "https://evil.example/",
            "https://maps.example.org/");

    private static final List<String> HOSTS =
            List.of("evil.example", "localhost.evil.example", "127.0.0.1@evil.example", "127.0.0.1.evil.example", "");

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "OPTIONS", "");
    private static final List<String> PATHS =
            List.of("/me", "/login/callback", "/login/callback/start", "/style.css", "/");

    @FuzzTest
    @DisplayName("S04 S37 Whatever the headers, the method and the path are, the answer is one of the module's")
    void anyRequest(FuzzedDataProvider data) {
        Application application = new Application(data.pickValue(Deployment.ALL));
        if (data.consumeBoolean()) {
            application.signIn("/me");
        }
        application.clock.advance(Duration.ofMinutes(data.consumeInt(0, 70)));
        String method = data.pickValue(METHODS);
        String path = data.pickValue(PATHS) + data.consumeString(20);
        MockHttpServletRequest request = application.request(method.isEmpty() ? data.consumeString(8) : method, path);
        for (int count = data.consumeInt(0, 6); count > 0; count--) {
            addHeader(
                    request,
                    data.pickValue(HEADERS),
                    data.consumeBoolean() ? data.pickValue(VALUES) : data.consumeString(30));
        }
        setAddress(request, data, application.deployment());

        application.visit(request, context(data.consumeInt(0, 2)));
    }

    private static void addHeader(MockHttpServletRequest request, String name, String value) {
        try {
            request.addHeader(name, value);
        } catch (ArrayIndexOutOfBoundsException e) {
            // The mock reads the languages by the JDK, which fails so for a range of hyphens alone.
        }
    }

    /**
     * Scheme, host and port of the request line and of the Host header, and the port of the connection. Where the
     * redirect URI is a path alone, a host that is not this machine is not believed, see {@link Deployment#home}.
     */
    private static void setAddress(MockHttpServletRequest request, FuzzedDataProvider data, Deployment deployment) {
        if (!data.consumeBoolean()) {
            return;
        }
        String host = data.consumeBoolean() ? data.pickValue(HOSTS) : data.consumeString(20);
        request.setServerName(Loopback.isHost(host) || host.equals("::1") ? "evil.example" : host);
        request.setServerPort(data.consumeInt(1, 65_535));
        if (!deployment.isPathAlone()) {
            request.setScheme(data.consumeBoolean() ? "http" : "https");
            request.setLocalPort(data.consumeInt(1, 65_535));
        }
    }

    private static TestMessageContext context(int kind) {
        return switch (kind) {
            case 0 -> TestMessageContext.ofOpenPage();
            case 1 -> TestMessageContext.ofProtectedPage();
            default -> TestMessageContext.ofNewLogin();
        };
    }
}
