package com.isogeo.security.internal.client;

import com.isogeo.security.internal.oauth2.OAuth2Error;
import com.isogeo.security.testing.TestRequests;
import jakarta.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A token endpoint that answers as a test scripts it, and notes what it was sent. */
public final class TestTokenEndpoint implements TokenEndpoint, RequestSender<TokenEndpoint> {

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final Function<String, CompletionStage<TokenResponse>> script;

    /** The script gets the code or the refresh token. */
    public TestTokenEndpoint(Function<String, CompletionStage<TokenResponse>> script) {
        this.script = script;
    }

    public static CompletionStage<TokenResponse> issued(String accessToken, int seconds, String refreshToken) {
        return CompletableFuture.completedFuture(
                new TokenResponse(accessToken, "bearer", Json.createValue(seconds), refreshToken));
    }

    public static CompletionStage<TokenResponse> refused(String error) {
        return CompletableFuture.failedFuture(refusal(error));
    }

    /** What the Rest Client throws for an error response. */
    public static RuntimeException refusal(String error) {
        return new TokenErrorException(OAuth2Error.of(error, null, null));
    }

    public static CompletionStage<TokenResponse> silent() {
        return new CompletableFuture<>();
    }

    public List<String> sent() {
        return new ArrayList<>(sent);
    }

    public void clear() {
        sent.clear();
    }

    @Override
    public <R> CompletionStage<R> send(Function<? super TokenEndpoint, ? extends R> request) {
        return new TestRequests<TokenEndpoint>(this).send(request);
    }

    @Override
    public TokenResponse tokenByBasic(
            String authorization, String grantType, String code, String redirectUri, String codeVerifier) {
        sent.addAll(List.of(authorization, grantType, code, redirectUri, codeVerifier));
        return TestRequests.answer(script.apply(code));
    }

    @Override
    public TokenResponse tokenByPost(
            String clientId,
            String clientSecret,
            String grantType,
            String code,
            String redirectUri,
            String codeVerifier) {
        sent.addAll(List.of(clientId, clientSecret, grantType, code, redirectUri, codeVerifier));
        return TestRequests.answer(script.apply(code));
    }

    @Override
    public TokenResponse refreshByBasic(String authorization, String grantType, String refreshToken) {
        sent.addAll(List.of(authorization, grantType, refreshToken));
        return TestRequests.answer(script.apply(refreshToken));
    }

    @Override
    public TokenResponse refreshByPost(String clientId, String clientSecret, String grantType, String refreshToken) {
        sent.addAll(List.of(clientId, clientSecret, grantType, refreshToken));
        return TestRequests.answer(script.apply(refreshToken));
    }
}
