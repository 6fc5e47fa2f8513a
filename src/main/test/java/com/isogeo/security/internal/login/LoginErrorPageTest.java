package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.testing.TestSettings;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
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

        page(TestSettings.settings())
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
    @CsvSource({"fr, fr", "fr-CA, fr", "en, en", "de, en", "de fr en, fr", "de en-GB fr, en"})
    void languageIsTheBrowsers(String asked, String language) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setPreferredLocales(
                Arrays.stream(asked.split(" ")).map(Locale::forLanguageTag).toList());
        MockHttpServletResponse response = new MockHttpServletResponse();

        page(TestSettings.settings())
                .write(request, response, LoginError.ACCESS_DENIED, new ReturnUrl("/me?a=1&b=\"'<>"));

        assertEquals(403, response.getStatus());
        assertEquals(language, response.getHeader("Content-Language"));
        assertEquals("Accept-Language", response.getHeader("Vary"));
        assertEquals("nosniff", response.getHeader("X-Content-Type-Options"));
        assertTrue(response.getContentAsString().startsWith("<!DOCTYPE html><html lang=\"" + language + "\">"));
        assertTrue(response.getContentAsString().contains("href=\"/me?a=1&amp;b=&quot;&#39;&lt;&gt;\""));
    }

    @ParameterizedTest
    @DisplayName("There is a way to the first page, and one link alone where the page to try again is the first")
    @CsvSource({"/maps/me, 2", "/maps/, 1"})
    void wayHome(String retry, int links) throws Exception {
        String html = html(TestSettings.settings(), retry);

        assertTrue(html.contains("href=\"/maps/\""), html);
        assertEquals(links, html.split("<a ", -1).length - 1);
        assertFalse(html.contains("<header>"));
        assertTrue(html.contains("<title>You did not sign in</title>"), html);
    }

    @Test
    @DisplayName("S14 The application's name is text, in the title and above the page")
    void applicationName() throws Exception {
        String html = html(TestSettings.withValues(Map.of("isogeo.application-name", "Maps & <b>plans")), "/maps/me");

        assertTrue(html.contains("<title>You did not sign in - Maps &amp; &lt;b&gt;plans</title>"), html);
        assertTrue(html.contains("<header><a href=\"/maps/\">Maps &amp; &lt;b&gt;plans</a></header>"), html);
    }

    private static String html(IsogeoSettings settings, String retry) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContextPath("/maps");
        MockHttpServletResponse response = new MockHttpServletResponse();
        page(settings).write(request, response, LoginError.ACCESS_DENIED, new ReturnUrl(retry));
        return response.getContentAsString();
    }

    private static LoginErrorPage page(IsogeoSettings settings) {
        return new LoginErrorPage(new PublicUrls(settings), settings);
    }

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "com.isogeo.security.internal.login.LoginErrorPage",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
