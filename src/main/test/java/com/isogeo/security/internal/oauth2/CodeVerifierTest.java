package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.SecureRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeVerifierTest {

    @Test
    @DisplayName("S03 The challenge is that of RFC 7636, appendix B")
    void challengeIsThatOfTheRfc() {
        assertEquals(
                "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                new CodeVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge());
    }

    @Test
    @DisplayName("S03 Each verifier is new")
    void eachIsNew() {
        SecureRandom random = new SecureRandom();
        assertNotEquals(CodeVerifier.random(random), CodeVerifier.random(random));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "too-short", "dBjftJeZ4CVP+mB92K27uhbUJU1p1r/wW1gFWFOEjXk"})
    void otherFormsAreRefused(String value) {
        assertThrows(IllegalArgumentException.class, () -> new CodeVerifier(value));
    }
}
