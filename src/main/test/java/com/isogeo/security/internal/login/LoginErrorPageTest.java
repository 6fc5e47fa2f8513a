package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.log.LoginError;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LoginErrorPageTest {

    @ParameterizedTest
    @EnumSource(LoginError.class)
    void eachRefusalHasItsWordsInBothLanguages(LoginError refusal) {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle french = bundle(Locale.FRENCH);
        for (String part : new String[] {".title", ".text"}) {
            assertFalse(english.getString(refusal + part).isBlank());
            assertFalse(french.getString(refusal + part).equals(english.getString(refusal + part)));
        }
        assertEquals(english.keySet(), french.keySet());
    }

    @Test
    @DisplayName("S17 No other site frames the page, and nothing of it goes elsewhere")
    void nobodyFramesThePage() {
        MockHttpServletResponse response = new MockHttpServletResponse();

        new LoginErrorPage()
                .write(new MockHttpServletRequest(), response, LoginError.ACCESS_DENIED, new ReturnUrl("/me"));

        assertEquals(
                Set.of(
                        "default-src 'none'",
                        "style-src 'unsafe-inline'",
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'"),
                Set.of(response.getHeader("Content-Security-Policy").split("; ")));
    }

    @ParameterizedTest
    @CsvSource({"fr, fr", "fr-CA, fr", "en, en", "de, en"})
    void languageIsTheBrowsers(String asked, String language) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addPreferredLocale(Locale.forLanguageTag(asked));
        MockHttpServletResponse response = new MockHttpServletResponse();

        new LoginErrorPage().write(request, response, LoginError.ACCESS_DENIED, new ReturnUrl("/me?a=1&b=\"'<>"));

        assertEquals(403, response.getStatus());
        assertEquals(language, response.getHeader("Content-Language"));
        assertEquals("Accept-Language", response.getHeader("Vary"));
        assertEquals("nosniff", response.getHeader("X-Content-Type-Options"));
        assertTrue(response.getContentAsString().startsWith("<!DOCTYPE html><html lang=\"" + language + "\">"));
        assertTrue(response.getContentAsString().contains("href=\"/me?a=1&amp;b=&quot;&#39;&lt;&gt;\""));
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "com.isogeo.security.internal.login.LoginErrorPage",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
