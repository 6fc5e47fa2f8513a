package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AuthorizationRequestTest {

    private static final State STATE = new State("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    private static final CodeVerifier VERIFIER = new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

    @Test
    @DisplayName("S01 S03 Each parameter is form-encoded")
    void eachParameterIsFormEncoded() {
        assertEquals(
                "https://id.example/authorize?response_type=code&client_id=a%2Bb%26c%20d%C3%A9"
                        + "&redirect_uri=https%3A%2F%2Fapp.example%2Flogin%2Fcallback&scope=one%20two"
                        + "&state=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256",
                request("https://id.example/authorize", "a+b&c dé", Optional.of("one two")));
    }

    @Test
    void queryOfTheEndpointIsKept() {
        assertTrue(request("https://id.example/authorize?tenant=a%20b", "id", Optional.empty())
                .startsWith("https://id.example/authorize?tenant=a%20b&response_type=code&client_id=id&"));
    }

    private static String request(String endpoint, String clientId, Optional<String> scope) {
        return new AuthorizationRequest(
                        URI.create(endpoint),
                        clientId,
                        URI.create("https://app.example/login/callback"),
                        scope,
                        STATE,
                        VERIFIER)
                .toUri()
                .toString();
    }
}
