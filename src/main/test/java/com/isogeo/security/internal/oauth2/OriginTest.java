package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

    @ParameterizedTest
    @DisplayName("S28 The token is for the API's scheme, host and port, and for nothing that only looks like it")
    @CsvSource({
        "https://v1.api.isogeo.com, https://v1.api.isogeo.com, true",
        "https://v1.api.isogeo.com, https://v1.api.isogeo.com/resources/search?q=x#y, true",
        "https://v1.api.isogeo.com, https://v1.api.isogeo.com:443/, true",
        "https://v1.api.isogeo.com, HTTPS://V1.API.ISOGEO.COM/, true",
        "https://v1.api.isogeo.com:443/base, https://v1.api.isogeo.com/other, true",
        "http://127.0.0.1:9081, http://127.0.0.1:9081/account, true",
        "http://127.0.0.1:80, http://127.0.0.1/account, true",
        "http://[::1]:9081, http://[::1]:9081/account, true",
        "https://v1.api.isogeo.com, http://v1.api.isogeo.com/, false",
        "https://v1.api.isogeo.com, http://v1.api.isogeo.com:443/, false",
        "https://v1.api.isogeo.com, https://v1.api.isogeo.com:8443/, false",
        "https://v1.api.isogeo.com, https://v1.api.isogeo.com:80/, false",
        "https://v1.api.isogeo.com, https://api.isogeo.com/, false",
        "https://v1.api.isogeo.com, https://x.v1.api.isogeo.com/, false",
        "https://v1.api.isogeo.com, https://v1.api.isogeo.com.evil.example/, false",
        "https://v1.api.isogeo.com, https://evil.example/v1.api.isogeo.com, false",
        "https://v1.api.isogeo.com, https://v1.api.isogeo.com./, false",
        "https://v1.api.isogeo.com, https://v1.api.isogeo.com@evil.example/, false",
        "https://v1.api.isogeo.com, https://user@v1.api.isogeo.com/, false",
        "https://v1.api.isogeo.com, https://v1_api.isogeo.com/, false",
        "https://v1.api.isogeo.com, //v1.api.isogeo.com/account, false",
        "https://v1.api.isogeo.com, /account, false",
        "https://v1.api.isogeo.com, https:v1.api.isogeo.com, false",
        "http://127.0.0.1:9081, http://localhost:9081/account, false",
        "http://127.0.0.1:9081, http://127.0.0.1/account, false"
    })
    void tokenIsForOneOrigin(URI endpoint, URI address, boolean expected) {
        assertEquals(expected, new Origin(endpoint).isOf(address));
    }
}
