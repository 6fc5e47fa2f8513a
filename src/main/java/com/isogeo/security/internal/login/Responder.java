package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.LoginEvents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Writes the outcome of each request: the only class that touches a response. Whatever is thrown while a request is
 * decided or answered, the servlet behind is not entered. A response is complete when this returns (decision 0008).
 */
@Singleton
public final class Responder {

    private final PublicUrls urls;
    private final BrowserCookies cookies;
    private final LoginErrorPages errorPages;
    private final LibertySubjectCache subjects;
    private final OperatorLog log;
    private final LoginEvents events;

    @Inject
    public Responder(
            PublicUrls urls,
            BrowserCookies cookies,
            LoginErrorPages errorPages,
            LibertySubjectCache subjects,
            OperatorLog log,
            LoginEvents events) {
        this.urls = urls;
        this.cookies = cookies;
        this.errorPages = errorPages;
        this.subjects = subjects;
        this.log = log;
        this.events = events;
    }

    /** Decides and writes; called once for each request, on its thread. Throws nothing. */
    AuthenticationStatus respond(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            Function<IncomingRequest, Decision> decide) {
        Writer writer = new Writer(request, response, context);
        try {
            Decision decision = decide.apply(IncomingRequest.of(request, response, context));
            cookies.write(request, response, decision.cookies());
            return decision.outcome().accept(writer);
        } catch (RuntimeException e) {
            return writer.fail(e);
        }
    }

    /** Cookies of a request whose response is the application's. */
    void writeCookies(HttpServletRequest request, HttpServletResponse response, List<CookieChange> changes) {
        cookies.write(request, response, changes);
    }

    /** One response. */
    private final class Writer implements Outcome.Visitor<AuthenticationStatus> {

        private static final String RETRY_SECONDS = "5";
        private static final int TEMPORARY_REDIRECT = 307;

        private final HttpServletRequest request;
        private final HttpServletResponse response;
        private final HttpMessageContext context;

        private Writer(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            this.request = request;
            this.response = response;
            this.context = context;
        }

        @Override
        public AuthenticationStatus visit(Outcome.NotHandled outcome) {
            return context.doNothing();
        }

        @Override
        public AuthenticationStatus visit(Outcome.Authenticated outcome) {
            forbidCaching(outcome.isPersonal());
            AuthenticationStatus status = context.notifyContainerAboutLogin(
                    outcome.login().caller(), outcome.login().groups());
            subjects.nameKey(context.getClientSubject(), outcome.login());
            return status;
        }

        /** Without the key by which Open Liberty would find the caller with their groups. */
        @Override
        public AuthenticationStatus visit(Outcome.AuthenticatedWithoutGroups outcome) {
            forbidCaching(outcome.isPersonal());
            return context.notifyContainerAboutLogin(outcome.login().caller(), Set.of());
        }

        @Override
        public AuthenticationStatus visit(Outcome.RedirectToProvider outcome) {
            forbidCaching(true);
            return context.redirect(outcome.authorizationRequest().toString());
        }

        @Override
        public AuthenticationStatus visit(Outcome.RedirectTo outcome) {
            forbidCaching(true);
            response.setHeader("Referrer-Policy", "no-referrer");
            return context.redirect(outcome.absoluteUrl());
        }

        @Override
        public AuthenticationStatus visit(Outcome.RetrySameUrl outcome) {
            forbidCaching(true);
            response.setStatus(TEMPORARY_REDIRECT);
            response.setHeader("Location", outcome.relativeUrl());
            WholeResponse.writeNothing(response);
            return AuthenticationStatus.SEND_CONTINUE;
        }

        @Override
        public AuthenticationStatus visit(Outcome.Unauthorized outcome) {
            if (outcome.kind() == RequestKind.FACES) {
                return write(Problem.facesRedirect(outcome.signInUrl()));
            }
            if (outcome.kind() == RequestKind.HTMX) {
                response.setHeader("HX-Redirect", outcome.signInUrl());
            }
            // RFC 9110 wants a challenge with a 401; a scheme of our own makes no browser ask for a password.
            response.setHeader("WWW-Authenticate", "Isogeo");
            write(Problem.unauthorized(outcome.signInUrl()));
            return OpenLiberty.afterUnauthorized(request, context);
        }

        @Override
        public AuthenticationStatus visit(Outcome.RetryLater outcome) {
            if (response.isCommitted()) {
                return visit(new Outcome.TooLate());
            }
            response.setHeader("Retry-After", RETRY_SECONDS);
            if (outcome.kind() != RequestKind.NAVIGATION) {
                return write(Problem.unavailable());
            }
            if (outcome.reloads()) {
                response.setHeader("Refresh", RETRY_SECONDS);
            }
            return writeErrorPage(LoginError.TEMPORARILY_UNAVAILABLE, outcome.retry());
        }

        @Override
        public AuthenticationStatus visit(Outcome.Failed outcome) {
            LoginError error = outcome.error();
            log.warn(error, "Login failed, " + error.sentence(outcome.reason()));
            events.publish(new IsogeoEvent.LoginFailed(error.name()));
            if (error == LoginError.METHOD_NOT_ALLOWED) {
                response.setHeader("Allow", "GET");
            }
            return writeErrorPage(error, outcome.retry());
        }

        @Override
        public AuthenticationStatus visit(Outcome.FailedAgain outcome) {
            return writeErrorPage(outcome.error(), outcome.retry());
        }

        @Override
        public AuthenticationStatus visit(Outcome.TooLate outcome) {
            log.warn(
                    Message.RESPONSE_COMMITTED,
                    "The servlet " + request.getHttpServletMapping().getServletName()
                            + " asked for a login when its response was committed: the browser was not told.");
            return AuthenticationStatus.SEND_CONTINUE;
        }

        /** An exception of the application, of the container or of the module. */
        private AuthenticationStatus fail(RuntimeException failure) {
            log.error(LoginError.INTERNAL_ERROR, "Login failed by an exception.", failure);
            events.publish(new IsogeoEvent.LoginFailed(LoginError.INTERNAL_ERROR.name()));
            if (response.isCommitted()) {
                return AuthenticationStatus.SEND_CONTINUE;
            }
            response.reset();
            ReturnUrl retry = urls.start(request);
            try {
                return writeErrorPage(LoginError.INTERNAL_ERROR, retry);
            } catch (RuntimeException e) {
                // The application's own error page throws as well.
                if (response.isCommitted()) {
                    return AuthenticationStatus.SEND_CONTINUE;
                }
                WholeResponse.clear(response);
                return errorPages.writeModulePage(request, response, LoginError.INTERNAL_ERROR, retry);
            }
        }

        private AuthenticationStatus writeErrorPage(LoginError error, ReturnUrl retry) {
            return response.isCommitted()
                    ? visit(new Outcome.TooLate())
                    : errorPages.write(request, response, context, error, retry);
        }

        private AuthenticationStatus write(Problem problem) {
            WholeResponse.clear(response);
            response.setStatus(problem.status());
            forbidCaching(true);
            WholeResponse.write(response, problem.contentType(), problem.body());
            return AuthenticationStatus.SEND_CONTINUE;
        }

        /** Before the servlet runs, so that an application that knows better can say otherwise. */
        private void forbidCaching(boolean isPersonal) {
            if (isPersonal) {
                response.setHeader("Cache-Control", "no-store");
            }
        }
    }
}
