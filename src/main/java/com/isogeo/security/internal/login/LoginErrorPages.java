package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.LoginError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Ends a request with an error page: the application's own, by {@code isogeo.error-page} or an {@code <error-page>},
 * else the module's. Whatever happens, the servlet behind is not entered.
 */
@Singleton
public final class LoginErrorPages {

    private final IsogeoSettings settings;
    private final DeclaredErrorPages declared;
    private final LoginErrorPage modulePage;

    @Inject
    public LoginErrorPages(IsogeoSettings settings, DeclaredErrorPages declared, LoginErrorPage modulePage) {
        this.settings = settings;
        this.declared = declared;
        this.modulePage = modulePage;
    }

    /** Writes the page into a response that is not committed. */
    AuthenticationStatus write(
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context,
            LoginError error,
            ReturnUrl retry) {
        WholeResponse.clear(response);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        try {
            if (settings.behaviour().errorPage().isPresent()) {
                return forward(request, response, context, error.status());
            }
            return declared.include(request.getServletContext(), error.status())
                    ? sendError(request, response, error.status())
                    : writeModulePage(request, response, error, retry);
        } catch (IOException e) {
            throw new UncheckedIOException("the browser has closed the connection", e);
        }
    }

    /** After SEND_FAILURE Open Liberty enters the servlet behind an address that is not protected. */
    AuthenticationStatus writeModulePage(
            HttpServletRequest request, HttpServletResponse response, LoginError error, ReturnUrl retry) {
        modulePage.write(request, response, error, retry);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private AuthenticationStatus forward(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, int status)
            throws IOException {
        response.setStatus(status);
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        AuthenticationStatus forwarded =
                context.forward(settings.behaviour().errorPage().orElseThrow());
        // Committed, since Open Liberty would answer 200 in the end.
        response.flushBuffer();
        return forwarded;
    }

    private static AuthenticationStatus sendError(HttpServletRequest request, HttpServletResponse response, int status)
            throws IOException {
        if (status == HttpServletResponse.SC_FORBIDDEN && OpenLiberty.isServer(request)) {
            // It shows the error page of a 403 itself, and a second one after ours would fail.
            response.setStatus(status);
        } else {
            response.sendError(status);
            response.flushBuffer();
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
