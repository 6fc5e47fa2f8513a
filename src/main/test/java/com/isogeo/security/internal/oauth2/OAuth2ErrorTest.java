package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuth2ErrorTest {

    @Property
    @Label("S14 Whatever a provider writes, the log gets one printable line of bounded length")
    void textIsPrintableAndBounded(@ForAll String code, @ForAll String description) {
        String line = OAuth2Error.of(code, description, null).toString();

        assertTrue(line.chars().allMatch(character -> character >= 0x20 && character < 0x7f), line);
        assertTrue(line.length() <= 2 * 203 + 3, "" + line.length());
    }

    @Property(tries = 1)
    void lineBreakIsReplaced() {
        assertEquals("a??b", OAuth2Error.of("a\r\nb", null, null).toString());
    }

    @ParameterizedTest
    @DisplayName("S26 S30 The code of an error response says whose fault it is, and whether it may pass")
    @CsvSource({
        "invalid_grant, GRANT, false",
        "invalid_client, CREDENTIALS, true",
        "unauthorized_client, CLIENT, false",
        "unsupported_grant_type, CLIENT, false",
        "invalid_scope, CLIENT, false",
        "invalid_request, CLIENT, false",
        "temporarily_unavailable, PROVIDER, true",
        "INVALID_GRANT, PROVIDER, true"
    })
    void codeSaysWhoseFaultItIs(String code, OAuth2Error.Fault fault, boolean isTemporary) {
        OAuth2Error error = OAuth2Error.of(code, null, null);

        assertEquals(fault, error.fault());
        assertEquals(isTemporary, error.fault().isTemporary());
        assertTrue(error.is(code));
        assertFalse(error.is("another"));
    }

    @Test
    @DisplayName("S14 The line has the description behind the code; what cannot be printed is a question mark")
    void lineHasTheDescription() {
        assertEquals("a (b)", OAuth2Error.of("a", "b", "c").toString());
        assertEquals(
                "? ~?? (?)",
                OAuth2Error.of("\u001f ~\u007f\u00e9", "\ud83c\udf0d", null).toString());
    }

    @Test
    @DisplayName("S14 A text of 200 characters is whole, and a longer one is cut")
    void longTextIsCut() {
        assertEquals(
                "x".repeat(200), OAuth2Error.of("x".repeat(200), null, null).code());
        assertEquals(
                "x".repeat(200) + "...",
                OAuth2Error.of("x".repeat(201), null, null).code());
    }
}
