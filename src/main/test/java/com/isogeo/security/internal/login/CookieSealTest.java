package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.State;
import com.isogeo.security.testing.TestSettings;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CookieSealTest {

    private static final byte[] CONTENT = "what must survive".getBytes(UTF_8);
    private static final String CALLBACK = "https://app.example/login/callback";

    private static final MockHttpServletRequest REQUEST = request("/app");

    private final CookieSeal seal = seal("id", "secret", CALLBACK);

    @Test
    void sealedIsOpened() {
        assertArrayEquals(CONTENT, seal.open("login", REQUEST, sealed()).orElseThrow());
    }

    @Test
    @DisplayName("S07 Another purpose, application, client, secret or redirect URI does not open it")
    void boundValuesAreChecked() {
        assertTrue(seal.open("attempts", REQUEST, sealed()).isEmpty());
        assertTrue(seal.open("login", request("/other"), sealed()).isEmpty());
        assertTrue(seal("other", "secret", CALLBACK)
                .open("login", REQUEST, sealed())
                .isEmpty());
        assertTrue(
                seal("id", "other", CALLBACK).open("login", REQUEST, sealed()).isEmpty());
        assertTrue(seal("id", "secret", CALLBACK + "2")
                .open("login", REQUEST, sealed())
                .isEmpty());
    }

    @Test
    @DisplayName("S07 A flipped bit anywhere, or a cut anywhere, is as if it were absent")
    void flippedOrCutIsAbsent() {
        byte[] value = Base64.getUrlDecoder().decode(sealed());
        for (int bit = 0; bit < value.length * 8; bit++) {
            byte[] flipped = value.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertTrue(
                    seal.open("login", REQUEST, Base64.getUrlEncoder().encodeToString(flipped))
                            .isEmpty(),
                    "bit " + bit);
        }
        String text = sealed();
        for (int length = 0; length < text.length(); length++) {
            assertTrue(seal.open("login", REQUEST, text.substring(0, length)).isEmpty(), "length " + length);
        }
    }

    @Property
    @Label("S07 S51 Garbage is as if it were absent, and never an exception")
    void garbageIsAbsent(@ForAll String garbage) {
        assertTrue(seal.open("login", REQUEST, garbage).isEmpty());
    }

    @Test
    @DisplayName("S07 No nonce comes twice")
    void noNonceComesTwice() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            nonces.add(sealed().substring(0, 16));
        }
        assertEquals(100_000, nonces.size());
    }

    @Property
    void pendingLoginSurvivesTheRoundTrip(
            @ForAll @CharRange(from = '!', to = '~') @StringLength(max = 10_000) String returnUrl,
            @ForAll boolean isFormNotSent,
            @ForAll PendingLogin.SessionAtStart from) {
        SecureRandom random = new SecureRandom();
        PendingLogin login = new PendingLogin(
                State.random(random),
                CodeVerifier.random(random),
                Instant.ofEpochSecond(1_790_000_000),
                new ReturnUrl(returnUrl),
                isFormNotSent,
                from);

        assertEquals(login, PendingLogin.of(login.toBytes()));
    }

    private String sealed() {
        return seal.seal("login", REQUEST, CONTENT);
    }

    private static CookieSeal seal(String clientId, String secret, String redirectUri) {
        IsogeoSettings settings = TestSettings.with(clientId, secret, redirectUri);
        return new CookieSeal(settings, new PublicUrls(settings), new SecureRandom());
    }

    private static MockHttpServletRequest request(String contextPath) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", contextPath + "/me");
        request.setContextPath(contextPath);
        return request;
    }
}
