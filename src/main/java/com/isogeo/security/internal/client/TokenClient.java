package com.isogeo.security.internal.client;

import com.isogeo.security.internal.client.ProviderUnreachableException.Fault;
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
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks the token endpoint, once for each question, and judges its answer strictly (RFC 6749, sections 4.1.3 to 6). */
public final class TokenClient {

    private static final String CODE_GRANT = "authorization_code";
    private static final String REFRESH_GRANT = "refresh_token";
    private static final String FAR_SIDE = "token endpoint";
    private static final int MOST_DIGITS = 40;
    private static final BigDecimal LONGEST_LIFE =
            BigDecimal.valueOf(Duration.ofDays(366).toSeconds());

    private final TokenEndpoint endpoint;
    private final IsogeoSettings settings;
    private final Clock clock;

    public TokenClient(TokenEndpoint endpoint, IsogeoSettings settings, Clock clock) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What the token endpoint decided about this code. Never repeated: a code is good for one try.
     *
     * @param redirectUri that of the authorization request
     */
    public TokenResult exchange(String code, URI redirectUri, CodeVerifier verifier)
            throws ProviderUnreachableException {
        return answer(() -> send(code, redirectUri.toString(), verifier));
    }

    /** What the token endpoint decided about this refresh token (RFC 6749, section 6). Never repeated: it may be spent. */
    public TokenResult refresh(String refreshToken) throws ProviderUnreachableException {
        return answer(() -> sendRefresh(refreshToken));
    }

    private TokenResult answer(Supplier<CompletionStage<TokenResponse>> question) throws ProviderUnreachableException {
        // The token's life is counted from before the request, so that it is never thought longer than it is.
        Instant asked = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try {
            TokenResponse response = new PendingResponse<>(FAR_SIDE, question.get(), settings.readTimeout()).await();
            return new TokenResult.Issued(judged(response, asked));
        } catch (TokenErrorException e) {
            return new TokenResult.Refused(e.error());
        } catch (WebApplicationException e) {
            throw unusable("status " + e.getResponse().getStatus() + " or an unreadable refusal");
        } catch (ProcessingException e) {
            throw unusable(e.getClass().getSimpleName());
        }
    }

    private CompletionStage<TokenResponse> send(String code, String redirectUri, CodeVerifier verifier) {
        ClientCredentials credentials = settings.credentials();
        if (settings.clientAuthentication() == ClientAuthentication.POST) {
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

    private CompletionStage<TokenResponse> sendRefresh(String refreshToken) {
        ClientCredentials credentials = settings.credentials();
        return settings.clientAuthentication() == ClientAuthentication.POST
                ? endpoint.refreshByPost(
                        credentials.clientId(), credentials.clientSecret(), REFRESH_GRANT, refreshToken)
                : endpoint.refreshByBasic(credentials.basicAuthorization(), REFRESH_GRANT, refreshToken);
    }

    private static Tokens judged(TokenResponse response, Instant asked) throws ProviderUnreachableException {
        if (response.accessToken() == null || !Tokens.isBearerToken(response.accessToken())) {
            throw unusable("access_token is missing or has characters that RFC 6750 does not allow");
        }
        if (!"bearer".equalsIgnoreCase(response.tokenType())) {
            throw unusable("token_type is not bearer");
        }
        return new Tokens(
                response.accessToken(),
                refreshToken(response.refreshToken()),
                expiry(response.expiresIn(), asked),
                asked);
    }

    /** An empty one is none, so that it does not displace the one that is good still. */
    private static @Nullable String refreshToken(@Nullable String refreshToken) throws ProviderUnreachableException {
        if (refreshToken == null || refreshToken.isEmpty()) {
            return null;
        }
        if (!Tokens.isVisible(refreshToken)) {
            throw unusable("refresh_token has characters that RFC 6749, appendix A.17 does not allow");
        }
        return refreshToken;
    }

    private static @Nullable Instant expiry(@Nullable JsonValue expiresIn, Instant asked)
            throws ProviderUnreachableException {
        if (expiresIn == null || expiresIn == JsonValue.NULL) {
            return null;
        }
        BigDecimal seconds = seconds(expiresIn);
        if (seconds.compareTo(BigDecimal.ONE) < 0) {
            throw unusable("expires_in is less than a second");
        }
        return asked.plusSeconds(seconds.min(LONGEST_LIFE).longValue());
    }

    private static BigDecimal seconds(JsonValue expiresIn) throws ProviderUnreachableException {
        try {
            if (expiresIn instanceof JsonNumber number) {
                return number.bigDecimalValue();
            }
            String text = ((JsonString) expiresIn).getString().strip();
            // To read a number takes a time that grows with the square of its digits.
            if (text.length() <= MOST_DIGITS) {
                return new BigDecimal(text);
            }
        } catch (ClassCastException | NumberFormatException e) {
            // Told below, together with a number that is too long.
        }
        throw unusable("expires_in is not a number of seconds");
    }

    private static ProviderUnreachableException unusable(String why) {
        return new ProviderUnreachableException(Fault.UNUSABLE, FAR_SIDE + ": " + why);
    }
}
