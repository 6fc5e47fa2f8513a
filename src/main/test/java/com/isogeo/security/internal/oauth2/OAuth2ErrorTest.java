package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

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
}
