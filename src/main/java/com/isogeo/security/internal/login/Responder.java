package com.isogeo.security.internal.login;

import com.isogeo.security.internal.session.Login;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes the outcome of each request: with {@link FailureResponses} the only class that touches a response. Whatever
 * is thrown while a request is decided or answered, the servlet behind is not entered. A response is complete when
 * this returns (decision 0008).
 */
@Singleton
public final class Responder {

    private final BrowserCookies cookies;
    private final FailureResponses failures;
    private final LibertySubjectCache subjects;

    @Inject
    public Responder(BrowserCookies cookies, FailureResponses failures, LibertySubjectCache subjects) {
        this.cookies = cookies;
        this.failures = failures;
        this.subjects = subjects;
    }

    /** Decides and writes; called once for each request, on its thread. Throws nothing. */
    AuthenticationStatus respond(HttpExchange exchange, Function<IncomingRequest, Decision> decide) {
        try {
            Decision decision = decide.apply(exchange.incomingRequest());
            if (!decision.cookies().isEmpty()) {
                writeCookies(exchange, decision.cookies());
            }
            return decision.outcome().accept(new Writer(exchange));
        } catch (RuntimeException e) {
            return failures.write(exchange, e);
        }
    }

    /** Cookies that go with a response of the application. */
    void writeCookies(HttpExchange exchange, List<CookieChange> changes) {
        cookies.write(exchange.request(), exchange.response(), changes);
    }

    /** One response. */
    private final class Writer implements Outcome.Visitor<AuthenticationStatus> {

        private static final int TEMPORARY_REDIRECT = 307;

        private final HttpExchange exchange;

        private Writer(HttpExchange exchange) {
            this.exchange = exchange;
        }

        @Override
        public AuthenticationStatus visit(Outcome.NotHandled outcome) {
            return exchange.context().doNothing();
        }

        @Override
        public AuthenticationStatus visit(Outcome.Authenticated outcome) {
            Login login = outcome.login();
            AuthenticationStatus status = notifyContainer(login, login.groups(), outcome.mustNotBeCached());
            subjects.setCacheKey(exchange.context().getClientSubject(), login);
            return status;
        }

        /** Without the key by which Open Liberty would find the caller with their groups. */
        @Override
        public AuthenticationStatus visit(Outcome.AuthenticatedWithoutGroups outcome) {
            return notifyContainer(outcome.login(), Set.of(), outcome.mustNotBeCached());
        }

        private AuthenticationStatus notifyContainer(Login login, Set<String> groups, boolean mustNotBeCached) {
            if (mustNotBeCached) {
                exchange.forbidCaching();
            }
            return exchange.context().notifyContainerAboutLogin(login.caller(), groups);
        }

        @Override
        public AuthenticationStatus visit(Outcome.RedirectToProvider outcome) {
            ResponseWriter.clear(exchange.response());
            exchange.forbidCaching();
            return exchange.context().redirect(outcome.authorizationRequest().toString());
        }

        @Override
        public AuthenticationStatus visit(Outcome.RedirectTo outcome) {
            ResponseWriter.clear(exchange.response());
            exchange.forbidCaching();
            exchange.response().setHeader("Referrer-Policy", "no-referrer");
            return exchange.context().redirect(outcome.absoluteUrl());
        }

        @Override
        public AuthenticationStatus visit(Outcome.RetrySameUrl outcome) {
            HttpServletResponse response = exchange.response();
            ResponseWriter.clear(response);
            exchange.forbidCaching();
            response.setStatus(TEMPORARY_REDIRECT);
            response.setHeader("Location", outcome.relativeUrl());
            ResponseWriter.writeNothing(response);
            return AuthenticationStatus.SEND_CONTINUE;
        }

        @Override
        public AuthenticationStatus visit(Outcome.Unauthorized outcome) {
            if (outcome.kind() == RequestKind.FACES) {
                exchange.write(ScriptResponse.facesRedirect(outcome.signInUrl()));
                return AuthenticationStatus.SEND_CONTINUE;
            }
            if (outcome.kind() == RequestKind.HTMX) {
                exchange.response().setHeader("HX-Redirect", outcome.signInUrl());
            }
            // RFC 9110 wants a challenge with a 401; a scheme of our own makes no browser ask for a password.
            exchange.response().setHeader("WWW-Authenticate", "Isogeo");
            exchange.write(ScriptResponse.unauthorized(outcome.signInUrl()));
            return OpenLiberty.afterUnauthorized(exchange.request(), exchange.context());
        }

        @Override
        public AuthenticationStatus visit(Outcome.RetryLater outcome) {
            return failures.write(exchange, outcome);
        }

        @Override
        public AuthenticationStatus visit(Outcome.Failed outcome) {
            return failures.write(exchange, outcome);
        }

        @Override
        public AuthenticationStatus visit(Outcome.RepeatedFailure outcome) {
            return failures.write(exchange, outcome);
        }

        @Override
        public AuthenticationStatus visit(Outcome.ResponseAlreadyCommitted outcome) {
            return failures.reportCommitted(exchange.request());
        }
    }
}
