package com.isogeo.security.internal.client;

import com.isogeo.security.internal.config.ClientAuthentication;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.TokenResult;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sends token requests, each once, and validates the responses strictly (RFC 6749, sections 4.1.3 to 6). */
public final class TokenClient {

    private static final String CODE_GRANT = "authorization_code";
    private static final String REFRESH_GRANT = "refresh_token";
    private static final String ENDPOINT = "token endpoint";
    private static final int MAX_DIGITS = 40;
    private static final BigDecimal MAX_LIFE =
            BigDecimal.valueOf(Duration.ofDays(366).toSeconds());

    private final RequestSender<TokenEndpoint> requests;
    private final IsogeoSettings settings;
    private final Clock clock;

    public TokenClient(RequestSender<TokenEndpoint> requests, IsogeoSettings settings, Clock clock) {
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
    }

    /** How long a token request may take. */
    public Duration timeout() {
        return settings.behaviour().readTimeout();
    }

    /**
     * Exchanges a code. Never repeated: a code is valid once.
     *
     * @param redirectUri that of the authorization request
     */
    public TokenResult exchange(String code, URI redirectUri, CodeVerifier verifier) throws ProviderException {
        return result(endpoint -> sendCode(endpoint, code, redirectUri.toString(), verifier));
    }

    /** Sends a refresh token (RFC 6749, section 6). Never repeated: it may have been rotated. */
    public TokenResult refresh(String refreshToken) throws ProviderException {
        return result(endpoint -> sendRefreshToken(endpoint, refreshToken));
    }

    private TokenResult result(Function<TokenEndpoint, TokenResponse> request) throws ProviderException {
        // The token's life is counted from before the request, so that it is never assumed longer than it is.
        Instant sentAt = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            TokenResponse response = new PendingResponse<>(
                            ENDPOINT,
                            requests.send(request),
                            settings.behaviour().readTimeout())
                    .await();
            return new TokenResult.Issued(validate(response, sentAt));
        } catch (TokenErrorException e) {
            return new TokenResult.ErrorResponse(e.error());
        } catch (WebApplicationException e) {
            throw invalid("status " + e.getResponse().getStatus() + " or an unreadable error response");
        } catch (ProcessingException e) {
            throw invalid(e.getClass().getSimpleName());
        }
    }

    private TokenResponse sendCode(TokenEndpoint endpoint, String code, String redirectUri, CodeVerifier verifier) {
        ClientCredentials credentials = settings.client().credentials();
        if (settings.client().authentication() == ClientAuthentication.POST) {
            return endpoint.tokenByPost(
                    credentials.clientId(),
                    credentials.clientSecret(),
                    CODE_GRANT,
                    code,
                    redirectUri,
                    verifier.value());
        }
        return endpoint.tokenByBasic(credentials.basicAuthorization(), CODE_GRANT, code, redirectUri, verifier.value());
    }

    private TokenResponse sendRefreshToken(TokenEndpoint endpoint, String refreshToken) {
        ClientCredentials credentials = settings.client().credentials();
        return settings.client().authentication() == ClientAuthentication.POST
                ? endpoint.refreshByPost(
                        credentials.clientId(), credentials.clientSecret(), REFRESH_GRANT, refreshToken)
                : endpoint.refreshByBasic(credentials.basicAuthorization(), REFRESH_GRANT, refreshToken);
    }

    private static Tokens validate(TokenResponse response, Instant sentAt) throws ProviderException {
        if (response.accessToken() == null || !Tokens.isBearerToken(response.accessToken())) {
            throw invalid("access_token is missing or has characters that RFC 6750 does not allow");
        }
        if (!"bearer".equalsIgnoreCase(response.tokenType())) {
            throw invalid("token_type is not bearer");
        }
        return new Tokens(
                response.accessToken(),
                refreshToken(response.refreshToken()),
                expiry(response.expiresIn(), sentAt),
                sentAt);
    }

    /** An empty one is none, so that it does not replace one that is valid still. */
    private static @Nullable String refreshToken(@Nullable String refreshToken) throws ProviderException {
        if (refreshToken == null || refreshToken.isEmpty()) {
            return null;
        }
        if (!Tokens.isVisible(refreshToken)) {
            throw invalid("refresh_token has characters that RFC 6749, appendix A.17 does not allow");
        }
        return refreshToken;
    }

    private static @Nullable Instant expiry(@Nullable JsonValue expiresIn, Instant sentAt) throws ProviderException {
        if (expiresIn == null || expiresIn == JsonValue.NULL) {
            return null;
        }
        BigDecimal seconds = seconds(expiresIn);
        if (seconds.compareTo(BigDecimal.ONE) < 0) {
            throw invalid("expires_in is less than a second");
        }
        return sentAt.plusSeconds(seconds.min(MAX_LIFE).longValue());
    }

    private static BigDecimal seconds(JsonValue expiresIn) throws ProviderException {
        try {
            if (expiresIn instanceof JsonNumber number) {
                return number.bigDecimalValue();
            }
            String text = ((JsonString) expiresIn).getString().strip();
            // To read a number takes a time that grows with the square of its digits.
            if (text.length() <= MAX_DIGITS) {
                return new BigDecimal(text);
            }
        } catch (ClassCastException | NumberFormatException e) {
            // Thrown below, together with a number that is too long.
        }
        throw invalid("expires_in is not a number of seconds");
    }

    private static ProviderException invalid(String why) {
        return ProviderException.invalidResponse(ENDPOINT + ": " + why);
    }
}
