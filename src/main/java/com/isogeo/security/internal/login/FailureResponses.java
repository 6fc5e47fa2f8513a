package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.LoginEvents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Writes what a failed request gets: an error page, a line of the log and an event. */
@Singleton
public final class FailureResponses {

    private static final String RETRY_SECONDS = "5";

    private final PublicUrls urls;
    private final LoginErrorPages pages;
    private final OperatorLog log;
    private final LoginEvents events;

    @Inject
    public FailureResponses(PublicUrls urls, LoginErrorPages pages, OperatorLog log, LoginEvents events) {
        this.urls = urls;
        this.pages = pages;
        this.log = log;
        this.events = events;
    }

    AuthenticationStatus write(HttpExchange exchange, Outcome.Failed outcome) {
        LoginError error = outcome.error();
        log.warn(error, "Login failed, " + error.sentence(outcome.reason()));
        events.publish(new IsogeoEvent.LoginFailed(error.name()));
        if (error == LoginError.METHOD_NOT_ALLOWED) {
            exchange.response().setHeader("Allow", "GET");
        }
        return writePage(exchange, error, outcome.retry());
    }

    AuthenticationStatus write(HttpExchange exchange, Outcome.RepeatedFailure outcome) {
        return writePage(exchange, outcome.error(), outcome.retry());
    }

    AuthenticationStatus write(HttpExchange exchange, Outcome.RetryLater outcome) {
        HttpServletResponse response = exchange.response();
        if (response.isCommitted()) {
            return reportCommitted(exchange.request());
        }
        response.setHeader("Retry-After", RETRY_SECONDS);
        if (outcome.kind() != RequestKind.NAVIGATION) {
            exchange.write(ScriptResponse.unavailable());
            return AuthenticationStatus.SEND_CONTINUE;
        }
        if (outcome.reloads()) {
            response.setHeader("Refresh", RETRY_SECONDS);
        }
        return writePage(exchange, LoginError.REFRESH_UNAVAILABLE, outcome.retry());
    }

    AuthenticationStatus reportCommitted(HttpServletRequest request) {
        log.warn(
                Message.RESPONSE_COMMITTED,
                "The servlet " + request.getHttpServletMapping().getServletName()
                        + " asked for a login when its response was committed: the browser was not told.");
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** For an exception of the application, of the container or of the module. */
    AuthenticationStatus write(HttpExchange exchange, RuntimeException failure) {
        log.error(LoginError.INTERNAL_ERROR, "Login failed by an exception.", failure);
        events.publish(new IsogeoEvent.LoginFailed(LoginError.INTERNAL_ERROR.name()));
        HttpServletResponse response = exchange.response();
        if (response.isCommitted()) {
            return AuthenticationStatus.SEND_CONTINUE;
        }
        response.reset();
        ReturnUrl retry = urls.homePage(exchange.request());
        try {
            return writePage(exchange, LoginError.INTERNAL_ERROR, retry);
        } catch (RuntimeException e) {
            // The application's own error page throws as well.
            if (response.isCommitted()) {
                return AuthenticationStatus.SEND_CONTINUE;
            }
            ResponseWriter.clear(response);
            return pages.writeModulePage(exchange, LoginError.INTERNAL_ERROR, retry);
        }
    }

    private AuthenticationStatus writePage(HttpExchange exchange, LoginError error, ReturnUrl retry) {
        return exchange.response().isCommitted()
                ? reportCommitted(exchange.request())
                : pages.write(exchange, error, retry);
    }
}
