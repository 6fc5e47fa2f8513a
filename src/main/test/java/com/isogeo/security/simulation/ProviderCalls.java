package com.isogeo.security.simulation;

import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.account.AccountResponse;
import com.isogeo.security.internal.account.MembershipResponse;
import com.isogeo.security.internal.client.RequestSender;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.client.TokenResponse;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What one node sends to the provider. It is checked here, and remembered what this node has got to know. */
final class ProviderCalls implements TokenEndpoint, AccountApi, RevocationEndpoint {

    private static final String BASIC = "Basic "
            + Base64.getEncoder()
                    .encodeToString((SimulatedProvider.CLIENT_ID + ":" + SimulatedProvider.CLIENT_SECRET)
                            .getBytes(StandardCharsets.UTF_8));

    private final World world;
    private final Set<String> statesUsed = new HashSet<>();
    private final Set<String> knownToBeReplaced = new HashSet<>();

    ProviderCalls(World world) {
        this.world = world;
    }

    RequestSender<TokenEndpoint> tokenEndpoint() {
        return world.network().sender("token endpoint", this);
    }

    RequestSender<AccountApi> accountApi() {
        return world.network().sender("API", this);
    }

    RequestSender<RevocationEndpoint> revocationEndpoint() {
        return world.network().sender("revocation endpoint", this);
    }

    /** This node has got the response to a refresh. */
    void knowsReplacementOf(String refreshToken) {
        if (world.provider().isReplaced(refreshToken)) {
            knownToBeReplaced.add(refreshToken);
        }
    }

    @Override
    public TokenResponse tokenByBasic(
            String authorization, String grantType, String code, String redirectUri, String codeVerifier) {
        checkClient(authorization.equals(BASIC), "Basic");
        return exchange(grantType, code, redirectUri, codeVerifier);
    }

    @Override
    public TokenResponse tokenByPost(
            String clientId,
            String clientSecret,
            String grantType,
            String code,
            String redirectUri,
            String codeVerifier) {
        checkClient(isClient(clientId, clientSecret), "the form");
        return exchange(grantType, code, redirectUri, codeVerifier);
    }

    @Override
    public TokenResponse refreshByBasic(String authorization, String grantType, String refreshToken) {
        checkClient(authorization.equals(BASIC), "Basic");
        return refresh(grantType, refreshToken);
    }

    @Override
    public TokenResponse refreshByPost(String clientId, String clientSecret, String grantType, String refreshToken) {
        checkClient(isClient(clientId, clientSecret), "the form");
        return refresh(grantType, refreshToken);
    }

    private TokenResponse exchange(String grantType, String code, String redirectUri, String verifier) {
        checkClient(
                grantType.equals("authorization_code") && redirectUri.equals(World.REDIRECT_URI),
                "grant type and redirect URI of a code");
        world.flightOfThisThread()
                .ifPresent(flight -> world.check(
                        Invariant.CODE_SENT_ONCE,
                        statesUsed.add(flight.request().getParameter("state")),
                        () -> "a second code for one state"));
        world.flightOfThisThread()
                .ifPresent(flight -> world.check(
                        Invariant.CODE_OF_THIS_REQUEST,
                        flight.request().getParameter("code").equals(code),
                        () -> code + " is not that of the callback"));
        world.rememberVerifier(verifier);
        return world.provider().exchange(code, redirectUri, verifier);
    }

    private TokenResponse refresh(String grantType, String refreshToken) {
        checkClient(grantType.equals("refresh_token"), "grant type of a refresh");
        boolean isKnown = knownToBeReplaced.contains(refreshToken);
        boolean isPromised = world.isReplacementPromised();
        world.check(
                Invariant.REPLACED_TOKEN_NOT_SENT, !(isKnown && isPromised), () -> refreshToken + " was sent again");
        TokenResponse response = world.provider().refresh(refreshToken);
        world.network().onDelivery(() -> knowsReplacementOf(refreshToken));
        return response;
    }

    private void checkClient(boolean isRight, String what) {
        world.check(Invariant.CLIENT_AUTHENTICATES, isRight, () -> "wrong: " + what);
    }

    private static boolean isClient(String id, String secret) {
        return id.equals(SimulatedProvider.CLIENT_ID) && secret.equals(SimulatedProvider.CLIENT_SECRET);
    }

    private String user(String authorization) {
        return world.provider()
                .authenticate(authorization.replaceFirst("^Bearer ", ""))
                .orElseThrow(() -> new WebApplicationException(401));
    }

    @Override
    public AccountResponse account(String authorization) {
        return new AccountResponse(user(authorization), null);
    }

    @Override
    public List<MembershipResponse> memberships(String authorization) {
        return List.of(new MembershipResponse(
                world.provider().tellRole(user(authorization)), new MembershipResponse.Group("group", null)));
    }

    @Override
    public Response revokeByBasic(String authorization, String token, String hint) {
        checkClient(authorization.equals(BASIC), "Basic");
        world.provider().revoke(token);
        return Response.ok().build();
    }

    @Override
    public Response revokeByPost(String clientId, String clientSecret, String token, String hint) {
        checkClient(isClient(clientId, clientSecret), "the form");
        world.provider().revoke(token);
        return Response.ok().build();
    }
}
