package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.LoginEvents;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Ends a request with a page: the application's own, by {@code isogeo.error-page} or an ordinary {@code <error-page>}, else
 * ours. Whatever happens, the servlet behind is not entered.
 */
public final class Refusals {

    private static final String RETRY_SECONDS = "5";

    private final IsogeoSettings settings;
    private final PublicUrls address;
    private final DeclaredErrorPages declared;
    private final LoginErrorPage page;
    private final OperatorLog log;
    private final LoginEvents events;

    public Refusals(
            IsogeoSettings settings,
            PublicUrls address,
            DeclaredErrorPages declared,
            LoginErrorPage page,
            OperatorLog log,
            LoginEvents events) {
        this.settings = settings;
        this.address = address;
        this.declared = declared;
        this.page = page;
        this.log = log;
        this.events = events;
    }

    /** Refuses, with one line for the operator and a page for the user, who may go on to {@code retry}. */
    AuthenticationStatus refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            LoginError refusal,
            String reason,
            ReturnUrl retry) {
        log.tell(refusal.message(), "Sign-in refused, " + refusal.name() + ": " + reason + ".");
        events.tell(new IsogeoEvent.Refused(refusal.name()));
        return answer(request, response, context, refusal, retry);
    }

    /** Refuses once more what was refused, logged and told a moment ago. */
    AuthenticationStatus repeat(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            LoginError refusal,
            ReturnUrl retry) {
        return answer(request, response, context, refusal, retry);
    }

    /**
     * The user stays signed in, but what he asked for must wait until the token endpoint is back. His page asks again by
     * itself, so that he sees one such page and then the one he wanted.
     */
    AuthenticationStatus unavailable(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (response.isCommitted()) {
            return tooLate(request);
        }
        response.setHeader("Retry-After", RETRY_SECONDS);
        if (RequestKind.of(request) != RequestKind.NAVIGATION) {
            return ProblemAnswer.unavailable().write(request, response, context);
        }
        if (request.getMethod().equals("GET")) {
            response.setHeader("Refresh", RETRY_SECONDS);
        }
        return answer(request, response, context, LoginError.UNAVAILABLE, address.of(request));
    }

    /** The addresses that the mechanism answers itself are for GET only. */
    AuthenticationStatus otherMethod(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        response.setHeader("Allow", "GET");
        String reason = "an address of the sign-in was called by another method than GET";
        return refuse(request, response, context, LoginError.METHOD, reason, address.start(request));
    }

    /** A path parameter hides which page is asked for. */
    AuthenticationStatus ambiguous(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String reason = "a path parameter hides which page is asked for";
        return refuse(request, response, context, LoginError.AMBIGUOUS_PATH, reason, address.start(request));
    }

    /** An exception of the application, of the container or of ours came out: nobody gets in. */
    AuthenticationStatus failed(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            RuntimeException failure) {
        log.tell(LoginError.FAILED.message(), "Sign-in failed by an exception.", failure);
        events.tell(new IsogeoEvent.Refused(LoginError.FAILED.name()));
        if (response.isCommitted()) {
            return AuthenticationStatus.SEND_CONTINUE;
        }
        response.reset();
        try {
            return answer(request, response, context, LoginError.FAILED, address.start(request));
        } catch (RuntimeException e) {
            // The application's own error page throws as well.
            if (response.isCommitted()) {
                return AuthenticationStatus.SEND_CONTINUE;
            }
            WholeResponse.clear(response);
            return ownPage(request, response, LoginError.FAILED, address.start(request));
        }
    }

    /** The application has sent its response before it asked for a login: no browser can be told anything any more. */
    AuthenticationStatus tooLate(HttpServletRequest request) {
        log.tell(
                Message.RESPONSE_COMMITTED,
                "The servlet " + request.getHttpServletMapping().getServletName()
                        + " asked for a sign-in when its response was committed: the browser was not told.");
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private AuthenticationStatus answer(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            LoginError refusal,
            ReturnUrl retry) {
        if (response.isCommitted()) {
            return tooLate(request);
        }
        WholeResponse.clear(response);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        try {
            if (settings.errorPage().isPresent()) {
                response.setStatus(refusal.status());
                request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, refusal.status());
                AuthenticationStatus forwarded =
                        context.forward(settings.errorPage().get());
                // Committed, since Open Liberty would answer 200 in the end.
                response.flushBuffer();
                return forwarded;
            }
            return declared.include(request.getServletContext(), refusal.status())
                    ? declaredPage(request, response, refusal.status())
                    : ownPage(request, response, refusal, retry);
        } catch (IOException e) {
            throw new UncheckedIOException("the browser has gone", e);
        }
    }

    private static AuthenticationStatus declaredPage(
            HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        if (status == HttpServletResponse.SC_FORBIDDEN && OpenLiberty.isServer(request)) {
            // It shows the error page of a 403 itself, and a second one after ours would fail.
            response.setStatus(status);
        } else {
            response.sendError(status);
            response.flushBuffer();
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /** Complete. After SEND_FAILURE Open Liberty enters the servlet behind an address that is not protected. */
    private AuthenticationStatus ownPage(
            HttpServletRequest request, HttpServletResponse response, LoginError refusal, ReturnUrl retry) {
        page.write(request, response, refusal, retry);
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
