package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import com.isogeo.security.internal.config.ClientAuthentication;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.OAuth2Error;
import com.isogeo.security.internal.oauth2.TokenResult;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenClientTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final CodeVerifier verifier = CodeVerifier.random(new SecureRandom());
    private CompletionStage<TokenResponse> answer = answered("access", "bearer", "3599", "refresh");
    private final TestTokenEndpoint endpoint = new TestTokenEndpoint(code -> answer);

    @Test
    @DisplayName("S20 S21 The code goes with the redirect URI and the verifier, the secret in the header")
    void codeGoesWithRedirectUriAndVerifier() throws ProviderException {
        Tokens tokens = issued(TestSettings.settings());

        assertEquals(
                List.of(
                        "Basic aWQ6c2VjcmV0",
                        "authorization_code",
                        "the code",
                        TestSettings.REDIRECT_URI,
                        verifier.value()),
                endpoint.sent());
        assertEquals("access", tokens.accessToken());
        assertEquals("refresh", tokens.findRefreshToken().orElseThrow());
    }

    @Test
    @DisplayName("S20 The secret goes into the form where that is configured, and then not into the header")
    void secretGoesIntoTheForm() throws ProviderException {
        issued(TestSettings.with(ClientAuthentication.POST));

        assertEquals(
                List.of("id", "secret", "authorization_code"), endpoint.sent().subList(0, 3));
    }

    @ParameterizedTest
    @DisplayName("S25 expires_in is a number or a numeric string, and is counted from before the request")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "3599,3599",
                "\"3599\",3599",
                "1.5e3,1500",
                "\" 60 \",60",
                "99999999999999999999,31622400",
                "1,1",
                "\"0000000000000000000000000000000000000060\",60"
            })
    void expiryIsRead(String json, long seconds) throws ProviderException {
        answer = answered("access", "bearer", json, null);

        assertEquals(NOON.plusSeconds(seconds), issued(TestSettings.settings()).expiresAt());
    }

    @ParameterizedTest
    @DisplayName("S25 S50 Without expires_in the end is unknown")
    @ValueSource(strings = {"null", ""})
    void absentExpiryIsUnknown(String json) throws ProviderException {
        answer = answered("access", "bearer", json, null);

        assertNull(issued(TestSettings.settings()).expiresAt());
    }

    @ParameterizedTest
    @DisplayName("S25 S50 A token that is missing, odd or of another type, or has an odd expiry, is none")
    @CsvSource(
            quoteCharacter = '`',
            nullValues = "-",
            value = {
                "-,bearer,3599",
                "``,bearer,3599",
                "`a b`,bearer,3599",
                "a\u00e9,bearer,3599",
                "`a\r\nX: y`,bearer,3599",
                "a,-,3599",
                "a,mac,3599",
                "a,``,3599",
                "a,bearer,-1",
                "a,bearer,0",
                "a,bearer,0.4",
                "a,bearer,\"0.999\"",
                "a,bearer,1e-999999999",
                "a,bearer,\"soon\"",
                "a,bearer,\"00000000000000000000000000000000000000060\"",
                "a,bearer,true",
                "a,bearer,{}",
                "a,bearer,[]"
            })
    void oddTokenIsNone(String accessToken, String type, String expiresIn) {
        answer = answered(accessToken, type, expiresIn, null);

        assertEquals(LoginError.INVALID_PROVIDER_RESPONSE, unreachable().error());
    }

    @Test
    @DisplayName("S51 An expires_in of a million digits costs no time")
    void endlessNumberIsNotRead() {
        answer = answered("access", "bearer", '"' + "9".repeat(1_000_000) + '"', null);

        assertTimeout(
                Duration.ofSeconds(1),
                () -> assertEquals(
                        LoginError.INVALID_PROVIDER_RESPONSE, unreachable().error()));
    }

    @Test
    @DisplayName("S30 An empty refresh token is none, so that the one before stays in force")
    void emptyRefreshTokenIsNone() throws ProviderException {
        answer = answered("access", "bearer", "3599", "");

        assertEquals(Optional.empty(), issued(TestSettings.settings()).findRefreshToken());
    }

    @ParameterizedTest
    @DisplayName("S25 A refresh token of other characters than those of RFC 6749, appendix A.17 is none")
    @ValueSource(strings = {"a\r\nX: y", "a\u0000", "a\u007f", "\u00e9", "\n"})
    void oddRefreshTokenIsNone(String refreshToken) {
        answer = answered("access", "bearer", "3599", refreshToken);

        assertEquals(LoginError.INVALID_PROVIDER_RESPONSE, unreachable().error());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "Bearer", "BEARER"})
    void typeIsBearerInAnyCase(String type) throws ProviderException {
        answer = answered("access", type, "3599", null);

        assertEquals("access", issued(TestSettings.settings()).accessToken());
    }

    @Test
    @DisplayName("S26 A refusal is a value with the error's name")
    void refusalIsAValue() throws ProviderException {
        answer = CompletableFuture.failedFuture(new TokenErrorException(OAuth2Error.of("invalid_client", null, null)));

        TokenResult refused =
                client(TestSettings.settings()).exchange("the code", URI.create(TestSettings.REDIRECT_URI), verifier);

        assertEquals(
                "invalid_client",
                assertInstanceOf(TokenResult.ErrorResponse.class, refused)
                        .error()
                        .code());
    }

    @Test
    @DisplayName("S24 An endpoint that never answers is silent, within the time-out")
    void silenceIsTold() {
        answer = new CompletableFuture<>();
        long begun = System.nanoTime();

        assertEquals(LoginError.PROVIDER_TIMEOUT, unreachable().error());

        assertEquals(true, System.nanoTime() - begun < Duration.ofSeconds(2).toNanos());
    }

    @Test
    @DisplayName("S24 S20 What broke is told by its kind, never by what the far side sent")
    void breakIsToldByItsKind() {
        answer = CompletableFuture.failedFuture(
                new IllegalStateException("{\"access_token\":\"SECRET\"}", new IOException("SECRET")));

        ProviderException failure = unreachable();

        assertEquals("token endpoint: IllegalStateException by IOException", failure.reason());
        assertFalse(failure.toString().contains("SECRET"));
    }

    @Test
    @DisplayName("S24 An empty answer is none")
    void emptyAnswerIsNone() {
        answer = CompletableFuture.completedFuture(null);

        assertEquals(LoginError.INVALID_PROVIDER_RESPONSE, unreachable().error());
    }

    @Test
    @DisplayName("S20 S30 A refresh sends the refresh token, and nothing of the code grant, the secret in the header")
    void refreshSendsTheRefreshToken() throws ProviderException {
        client(TestSettings.settings()).refresh("the refresh token");

        assertEquals(List.of("Basic aWQ6c2VjcmV0", "refresh_token", "the refresh token"), endpoint.sent());
    }

    @Test
    @DisplayName("S20 A refresh sends the secret in the form where that is configured")
    void refreshByTheForm() throws ProviderException {
        client(TestSettings.with(ClientAuthentication.POST)).refresh("the refresh token");

        assertEquals(List.of("id", "secret", "refresh_token", "the refresh token"), endpoint.sent());
    }

    @Test
    @DisplayName("S24 A token request may take the read timeout")
    void requestMayTakeTheReadTimeout() {
        Duration readTimeout = Duration.ofSeconds(7);

        assertEquals(
                readTimeout, client(TestSettings.withReadTimeout(readTimeout)).timeout());
    }

    @Test
    @DisplayName("S20 The text of a response hides its tokens")
    void responseHidesItsTokens() {
        assertEquals("TokenResponse[<hidden>]", new TokenResponse("access", "bearer", null, "refresh").toString());
    }

    private ProviderException unreachable() {
        return assertThrows(ProviderException.class, () -> client(TestSettings.settings())
                .exchange("the code", URI.create(TestSettings.REDIRECT_URI), verifier));
    }

    private Tokens issued(IsogeoSettings settings) throws ProviderException {
        return assertInstanceOf(
                        TokenResult.Issued.class,
                        client(settings).exchange("the code", URI.create(TestSettings.REDIRECT_URI), verifier))
                .tokens();
    }

    private TokenClient client(IsogeoSettings settings) {
        return new TokenClient(endpoint, settings, new TestClock());
    }

    private static CompletionStage<TokenResponse> answered(
            String accessToken, String type, String expiresIn, String refreshToken) {
        return CompletableFuture.completedFuture(new TokenResponse(accessToken, type, json(expiresIn), refreshToken));
    }

    private static JsonValue json(String text) {
        return text.isEmpty() ? null : Json.createReader(new StringReader(text)).readValue();
    }
}
