package com.isogeo.security.internal.oauth2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoCredential;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsAndTokensTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void basicHeaderIsThatOfIsogeosPage() {
        assertEquals(
                "Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW",
                new ClientCredentials("s6BhdRkqt3", "gX1fBat3bV").basicAuthorization());
    }

    @Test
    void idAndSecretAreJoinedAsTheyAre() {
        assertEquals("Basic YTorLz0lw6k=", new ClientCredentials("a", "+/=%é").basicAuthorization());
    }

    @ParameterizedTest
    @DisplayName("S25 An access token has the characters of RFC 6750")
    @ValueSource(strings = {"", "a b", "a\r\nb", "é", "=", "a=b"})
    void otherCharactersAreRefused(String token) {
        assertThrows(IllegalArgumentException.class, () -> new Tokens(token, null, null, null));
    }

    @ParameterizedTest
    @DisplayName("S30 A token is due a minute or a tenth of its life before its end, or as the settings say")
    @CsvSource({
        "3600, , 3539, false",
        "3600, , 3540, true",
        "100, , 89, false",
        "100, , 90, true",
        "3600, 300, 3299, false",
        "3600, 300, 3300, true",
        "100, 300, 49, false",
        "100, 300, 50, true",
        "3600, , -61, true",
        "3600, , -60, false"
    })
    void tokenIsDueBeforeItsEnd(long life, Long margin, long age, boolean due) {
        Tokens tokens = new Tokens("abc", "def", NOON.plusSeconds(life), NOON);
        assertEquals(
                due,
                tokens.areDueAt(
                        NOON.plusSeconds(age), Optional.ofNullable(margin).map(Duration::ofSeconds)));
    }

    @Test
    void tokenWithoutAnExpiryIsNeverDue() {
        assertFalse(new Tokens("abc", "def", null, NOON).areDueAt(NOON.plusSeconds(1_000_000), Optional.empty()));
    }

    @Test
    @DisplayName("S31 A token is over at the moment of its expiry")
    void tokenIsOverAtItsExpiry() {
        Tokens tokens = new Tokens("abc", null, NOON, null);
        assertFalse(tokens.isExpiredAt(NOON.minusMillis(1)));
        assertTrue(tokens.isExpiredAt(NOON));
        assertFalse(new Tokens("abc", null, null, null).isExpiredAt(NOON));
    }

    @Test
    @DisplayName("S30 A refresh token stays where the response has none, and is replaced where it has one")
    void refreshTokenStaysOrIsReplaced() {
        Tokens before = new Tokens("a0", "r0", NOON, NOON);
        Tokens alone = new Tokens("a1", null, NOON.plusSeconds(60), NOON.plusSeconds(1));
        Tokens rotated = new Tokens("a2", "r2", null, null);

        assertEquals(new Tokens("a1", "r0", NOON.plusSeconds(60), NOON.plusSeconds(1)), before.refreshedBy(alone));
        assertEquals(rotated, before.refreshedBy(rotated));
    }

    @Test
    void absentPartsAreEmpty() {
        Tokens all = new Tokens("a", "r", NOON.plusSeconds(60), NOON);
        assertEquals(Optional.of("r"), all.findRefreshToken());
        assertTrue(all.hasRefreshToken());
        assertEquals(Optional.of(NOON.plusSeconds(60)), all.findExpiresAt());
        assertEquals(Optional.of(NOON), all.findIssuedAt());

        Tokens one = new Tokens("a", null, null, null);
        assertFalse(one.hasRefreshToken());
        assertEquals(Optional.empty(), one.findRefreshToken());
        assertEquals(Optional.empty(), one.findExpiresAt());
        assertEquals(Optional.empty(), one.findIssuedAt());
    }

    @Test
    @DisplayName("S25 A refresh token is of visible characters and blanks (RFC 6749, appendix A.17)")
    void refreshTokenIsVisible() {
        assertTrue(Tokens.isVisible(" a~"));
        for (String text : List.of("", "\u001f", "a\u007f", "\u00e9")) {
            assertFalse(Tokens.isVisible(text), text);
        }
    }

    @Test
    @DisplayName("S29 No text of what holds a secret shows it")
    void noTextShowsASecret() {
        String secret = "SECRETSECRETSECRETSECRETSECRETSECRETSECRETS";
        for (Object holder : List.of(
                new ClientCredentials("id", secret),
                new CodeVerifier(secret),
                new State(secret),
                new Tokens(secret, secret, NOON, null),
                new TokenResult.Issued(new Tokens(secret, secret, NOON, null)),
                new AuthorizationResponse.Granted(secret),
                new com.isogeo.security.internal.client.TokenResponse(secret, "bearer", null, secret),
                new IsogeoCredential(secret))) {
            assertFalse(holder.toString().contains("SECRET"), holder.getClass().getName());
        }
    }
}
