package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectUriTest {

    private static final int LOCAL_PORT = 9443;

    @ParameterizedTest
    @CsvSource({
        // scheme, server name, port, context path, redirect URI
        "http, localhost, 9080, '', http://localhost:9080/login/callback",
        "http, localhost, 9080, /maps, http://localhost:9080/maps/login/callback",
        "http, localhost, 80, '', http://localhost/login/callback",
        "https, localhost, 443, /maps, https://localhost/maps/login/callback",
        "https, localhost, 80, '', https://localhost:80/login/callback",
        "http, localhost, 443, '', http://localhost:443/login/callback",
        "http, 127.0.0.1, 9080, '', http://127.0.0.1:9080/login/callback",
        "http, 127.1.2.3, 9080, '', http://127.1.2.3:9080/login/callback",
        "http, [::1], 9080, '', http://[::1]:9080/login/callback",
        "http, ::1, 9080, /maps, http://[::1]:9080/maps/login/callback",
        "http, localhost, 9080, /cartes géo, http://localhost:9080/cartes%20g%C3%A9o/login/callback",
        "http, localhost, 9080, /cartes%20g%C3%A9o, http://localhost:9080/cartes%20g%C3%A9o/login/callback"
    })
    void pathAloneIsWhereTheBrowserReachedTheApplication(
            String scheme, String serverName, int port, String contextPath, String redirectUri) {
        assertEquals(redirectUri, pathAlone(scheme, serverName, port, contextPath));
    }

    @ParameterizedTest
    @DisplayName("S04 With a path alone a host that is not on loopback is not believed")
    @CsvSource({
        "evil.example, 80",
        "evil.example, 6666",
        "localhost.evil.example, 9080",
        "127.0.0.1.evil.example, 9080",
        "maps.localhost, 9080",
        "evil@localhost, 9080",
        "localhost:1@evil.example, 9080",
        "localhost/, 9080",
        "10.0.0.1, 9080",
        "0.0.0.0, 9080",
        "[::2], 9080",
        "[::ffff:10.0.0.1], 9080",
        "'', 9080"
    })
    void hostElsewhereIsNotBelieved(String serverName, int port) {
        assertEquals("https://localhost:9443/maps/login/callback", pathAlone("https", serverName, port, "/maps"));
    }

    @Test
    void absoluteIsTheSameForAll() {
        URI uri = URI.create("https://maps.example.org/login/callback");
        RedirectUri absolute = new RedirectUri.Absolute(uri);

        assertEquals(uri, absolute.forRequest(new RequestAddress("http", "localhost", 9080, LOCAL_PORT, "/maps")));
        assertEquals("/login/callback", absolute.pathIn("/maps"));
        assertEquals("/maps/login/callback", new RedirectUri.PathOnly("/login/callback").pathIn("/maps"));
    }

    private static String pathAlone(String scheme, String serverName, int port, String contextPath) {
        return new RedirectUri.PathOnly("/login/callback")
                .forRequest(new RequestAddress(scheme, serverName, port, LOCAL_PORT, contextPath))
                .toString();
    }
}
