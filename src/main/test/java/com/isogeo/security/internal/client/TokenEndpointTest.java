package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.oauth2.TokenResult;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.testing.ProviderResponse;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestProvider;
import com.isogeo.security.testing.TestSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The token endpoint by the module's own Rest Client, as RESTEasy and Yasson read its responses. */
class TokenEndpointTest {

    private static final String ISSUED = "{\"access_token\":\"a\",\"token_type\":\"bearer\",\"x\":{\"y\":[1]}}";

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final TestProvider provider = new TestProvider();
    private final TokenClient client = new TokenClient(
            provider.tokenEndpoint(), TestSettings.withReadTimeout(Duration.ofSeconds(20)), new TestClock());

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    @DisplayName("S25 A token is read, whatever else is in the response, and the next one by the same client")
    void tokenIsRead() throws ProviderException {
        provider.respond(uri -> ProviderResponse.json(200, ISSUED));

        assertEquals(new Tokens("a", null, null, NOON), tokens());
        assertEquals("a", tokens().accessToken());
    }

    @ParameterizedTest
    @DisplayName("S26 A 400 or 401 with an error code is an error response (RFC 6749, section 5.2)")
    @ValueSource(ints = {400, 401})
    void errorCodeIsAnErrorResponse(int status) throws ProviderException {
        provider.respond(uri -> ProviderResponse.json(
                status, "{\"error\":\"invalid_grant\",\"error_description\":\"expired\",\"x\":1}"));

        TokenResult.ErrorResponse error =
                assertInstanceOf(TokenResult.ErrorResponse.class, client.refresh("refresh token"));

        assertEquals("invalid_grant (expired)", error.error().toString());
    }

    @ParameterizedTest
    @DisplayName("S25 S30 An error code of any other status, and a body that is none, ends no login")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "402 | {`error`:`invalid_grant`}",
                "403 | {`error`:`invalid_grant`}",
                "429 | {`error`:`invalid_grant`}",
                "500 | {`error`:`invalid_grant`}",
                "503 | {`error`:`invalid_grant`}",
                "400 | {}",
                "400 | {`error`:null}",
                "400 | <html>",
                "401 | {`error`:{",
                "200 | <html>",
                "200 | {`access_token`:`a`"
            })
    void otherResponseIsUnusable(int status, String body) {
        provider.respond(uri -> ProviderResponse.json(status, body.replace('`', '"')));

        assertEquals(LoginError.INVALID_PROVIDER_RESPONSE, unusable().error());
    }

    @Test
    @DisplayName("S24 A response of more than a megabyte is none")
    void longResponseIsUnusable() {
        provider.respond(uri -> ProviderResponse.json(200, "{\"x\":\"" + "y".repeat(2 << 20) + "\"}"));

        assertEquals(LoginError.INVALID_PROVIDER_RESPONSE, unusable().error());
    }

    @Test
    @DisplayName("S23 A redirect is not followed, and is no token")
    void redirectIsNotFollowed() {
        provider.respond(uri -> new ProviderResponse(
                302, Map.of("Location", "https://evil.example/", "Content-Type", "application/json"), ""));

        assertEquals(LoginError.INVALID_PROVIDER_RESPONSE, unusable().error());
    }

    @Test
    @DisplayName("When the application has ended, no request is sent any more")
    void nothingIsSentAfterTheEnd() {
        provider.respond(uri -> ProviderResponse.json(200, ISSUED));
        provider.close();

        assertEquals(LoginError.INVALID_PROVIDER_RESPONSE, unusable().error());
    }

    private ProviderException unusable() {
        return assertThrows(ProviderException.class, () -> client.refresh("refresh token"));
    }

    private Tokens tokens() throws ProviderException {
        return assertInstanceOf(TokenResult.Issued.class, client.refresh("refresh token"))
                .tokens();
    }
}
