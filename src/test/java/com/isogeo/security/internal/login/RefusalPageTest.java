package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalPageTest {

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void eachRefusalHasItsWordsInBothLanguages(Refusal refusal) {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle french = bundle(Locale.FRENCH);
        for (String part : new String[] {".title", ".text"}) {
            assertFalse(english.getString(refusal + part).isBlank());
            assertFalse(french.getString(refusal + part).equals(english.getString(refusal + part)));
        }
        assertEquals(english.keySet(), french.keySet());
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "com.isogeo.security.internal.login.RefusalPage",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
