package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoCredential;
import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.client.ProviderUnreachableException;
import com.isogeo.security.internal.client.ProviderUnreachableException.Fault;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.login.UsedStates.Turn;
import com.isogeo.security.internal.oauth2.AuthorizationResponse;
import com.isogeo.security.internal.oauth2.OAuth2Error;
import com.isogeo.security.internal.oauth2.State;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.LoginSession;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** Answers the redirect URI (RFC 6749, section 4.1.2): opens the cookie, judges, exchanges the code once, sends home. */
public final class LoginCallback {

    /** A repeated callback holds one of the server's threads for so long and no longer. */
    private static final Duration REPETITION_WAIT = Duration.ofSeconds(2);

    private final IsogeoSettings settings;
    private final PublicUrls address;
    private final PendingLoginCookies pendingLogins;
    private final UsedStates usedStates;
    private final TokenClient tokenEndpoint;
    private final IdentityStoreHandler identityStores;
    private final LoginSession session;
    private final LoginLoopGuard loopGuard;
    private final Refusals refusals;
    private final LoginEvents events;
    private final Clock clock;

    public LoginCallback(
            IsogeoSettings settings,
            PublicUrls address,
            PendingLoginCookies pendingLogins,
            UsedStates usedStates,
            TokenClient tokenEndpoint,
            IdentityStoreHandler identityStores,
            LoginSession session,
            LoginLoopGuard loopGuard,
            Refusals refusals,
            LoginEvents events,
            Clock clock) {
        this.settings = settings;
        this.address = address;
        this.pendingLogins = pendingLogins;
        this.usedStates = usedStates;
        this.tokenEndpoint = tokenEndpoint;
        this.identityStores = identityStores;
        this.session = session;
        this.loopGuard = loopGuard;
        this.refusals = refusals;
        this.events = events;
        this.clock = clock;
    }

    boolean isFor(HttpServletRequest request) {
        return address.isCallback(request);
    }

    AuthenticationStatus answer(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return new Answer(request, response, context).given();
    }

    /** One callback; what its steps share. */
    private final class Answer {

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final HttpMessageContext context;
        private final CompletableFuture<Optional<LoginError>> outcome = new CompletableFuture<>();

        private Answer(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            this.request = request;
            this.response = response;
            this.context = context;
        }

        private AuthenticationStatus given() {
            if (!request.getMethod().equals("GET")) {
                return refusals.otherMethod(request, response, context);
            }
            Map<String, List<String>> parameters = parameters();
            Optional<State> state = AuthorizationResponse.stateOf(parameters);
            Optional<PendingLogin> pending = state.flatMap(sent -> pendingLogins.find(request, sent));
            return pending.isEmpty() ? unknown() : known(parameters, pending.get());
        }

        /** Back, reload, a second tab: who is signed in goes on; all others are told. */
        private AuthenticationStatus unknown() {
            if (session.current(request).isPresent()) {
                return goTo(start());
            }
            return refuse(
                    LoginError.STALE,
                    "this browser has no pending login of the state that came (cookies blocked, a page left open, a"
                            + " forged link, or another host name than that of isogeo.redirect-uri)",
                    start());
        }

        private AuthenticationStatus known(Map<String, List<String>> parameters, PendingLogin pending) {
            pendingLogins.remove(request, response, pending.state());
            ReturnUrl returnUrl = address.inside(pending.returnUrl(), request);
            if (pending.isExpiredAt(clock.instant())) {
                return refuse(LoginError.STALE, "the login was begun more than half an hour ago", returnUrl);
            }
            Turn turn = usedStates.use(pending.state());
            if (turn.isFirst()) {
                return first(turn, parameters, pending, returnUrl);
            }
            return turn.isExcessive() ? unknown() : repeated(turn, returnUrl);
        }

        private AuthenticationStatus first(
                Turn turn, Map<String, List<String>> parameters, PendingLogin pending, ReturnUrl returnUrl) {
            try {
                return judged(parameters, pending, returnUrl);
            } finally {
                turn.complete(outcome.getNow(Optional.of(LoginError.FAILED)));
            }
        }

        private AuthenticationStatus judged(
                Map<String, List<String>> parameters, PendingLogin pending, ReturnUrl returnUrl) {
            return AuthorizationResponse.judge(parameters, pending.state(), settings.issuer())
                    .fold(
                            granted -> exchange(granted.code(), pending, returnUrl),
                            refused -> refusedByProvider(refused.error(), returnUrl),
                            forged -> refuse(LoginError.FORGED, forged.reason(), returnUrl));
        }

        /**
         * The browser has turned away from the answer of the first, and may not have its session: the page finds out, and
         * begins a new login if need be.
         */
        private AuthenticationStatus repeated(Turn turn, ReturnUrl returnUrl) {
            Optional<LoginError> refusal = turn.await(REPETITION_WAIT);
            return refusal.isPresent()
                    ? refusals.repeat(request, response, context, refusal.get(), returnUrl)
                    : goTo(returnUrl);
        }

        private AuthenticationStatus refusedByProvider(OAuth2Error error, ReturnUrl returnUrl) {
            LoginError refusal = error.is("access_denied") ? LoginError.DENIED : LoginError.PROVIDER_WRONG;
            return refuse(
                    refusal,
                    "the authorization endpoint says " + error,
                    refusal == LoginError.DENIED ? start() : returnUrl);
        }

        private AuthenticationStatus exchange(String code, PendingLogin pending, ReturnUrl returnUrl) {
            if (isOvertaken(pending)) {
                // The page comes in the other tab's session; a second login would take that session's id away from it.
                pendingLogins.tellOvertaken(request, response);
                return goTo(returnUrl);
            }
            try {
                return tokenEndpoint
                        .exchange(code, address.redirectUri(request), pending.codeVerifier())
                        .fold(
                                issued -> signIn(issued.tokens(), pending, returnUrl),
                                refused -> refusedToken(refused.error(), returnUrl));
            } catch (ProviderUnreachableException e) {
                return unreachable(e, returnUrl);
            }
        }

        private boolean isOvertaken(PendingLogin pending) {
            boolean hasSession = request.getSession(false) != null;
            return pending.isOvertakenAt(
                    clock.instant(), hasSession, session.current(request).isPresent());
        }

        private AuthenticationStatus refusedToken(OAuth2Error error, ReturnUrl returnUrl) {
            String reason = "the token endpoint says " + error;
            String cure = "; check isogeo.client-id, isogeo.client-secret and isogeo.client-authentication";
            return switch (error.fault()) {
                case GRANT -> refuse(LoginError.STALE, reason, returnUrl);
                case CREDENTIALS, CLIENT -> refuse(LoginError.CLIENT_WRONG, reason + cure, returnUrl);
                case PROVIDER -> refuse(LoginError.PROVIDER_WRONG, reason, returnUrl);
            };
        }

        private AuthenticationStatus signIn(Tokens tokens, PendingLogin pending, ReturnUrl returnUrl) {
            CredentialValidationResult result;
            try {
                result = identityStores.validate(new IsogeoCredential(tokens.accessToken()));
            } catch (AccountUnreachableException e) {
                return unreachable(e.cause(), returnUrl);
            }
            if (result.getStatus() != CredentialValidationResult.Status.VALID) {
                return refuse(LoginError.NOT_ACCEPTED, "the identity stores answer " + result.getStatus(), start());
            }
            session.open(request, result.getCallerPrincipal(), result.getCallerGroups(), tokens, pending.isFormLost());
            loopGuard.countOne(request, response);
            events.tell(new IsogeoEvent.SignedIn(result.getCallerPrincipal(), result.getCallerGroups()));
            return goTo(returnUrl);
        }

        private AuthenticationStatus unreachable(ProviderUnreachableException failure, ReturnUrl returnUrl) {
            LoginError refusal =
                    failure.fault() == Fault.SILENT ? LoginError.PROVIDER_SILENT : LoginError.PROVIDER_WRONG;
            return refuse(refusal, failure.reason(), returnUrl);
        }

        private AuthenticationStatus goTo(ReturnUrl returnUrl) {
            outcome.complete(Optional.empty());
            response.setHeader("Cache-Control", "no-store");
            response.setHeader("Referrer-Policy", "no-referrer");
            return context.redirect(address.absolute(returnUrl, request));
        }

        private AuthenticationStatus refuse(LoginError refusal, String reason, ReturnUrl retry) {
            outcome.complete(Optional.of(refusal));
            return refusals.refuse(request, response, context, refusal, reason, retry);
        }

        private ReturnUrl start() {
            return address.start(request);
        }

        private Map<String, List<String>> parameters() {
            try {
                return request.getParameterMap().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, parameter -> List.of(parameter.getValue())));
            } catch (IllegalArgumentException | IllegalStateException e) {
                // What cannot be decoded is no answer of the provider's.
                return Map.of();
            }
        }
    }
}
