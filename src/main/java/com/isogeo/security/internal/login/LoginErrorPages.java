package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.LoginError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.RequestDispatcher;
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
    AuthenticationStatus write(HttpExchange exchange, LoginError error, ReturnUrl retry) {
        ResponseWriter.clear(exchange.response());
        exchange.forbidCaching();
        exchange.response().setHeader("Referrer-Policy", "no-referrer");
        try {
            if (settings.behaviour().errorPage().isPresent()) {
                return forward(exchange, error.status());
            }
            return declared.contains(exchange.request().getServletContext(), error.status())
                    ? sendError(exchange, error.status())
                    : writeModulePage(exchange, error, retry);
        } catch (IOException e) {
            throw new UncheckedIOException("the browser has closed the connection", e);
        }
    }

    /** After SEND_FAILURE Open Liberty enters the servlet behind an address that is not protected. */
    AuthenticationStatus writeModulePage(HttpExchange exchange, LoginError error, ReturnUrl retry) {
        modulePage.write(exchange.request(), exchange.response(), error, retry);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    private AuthenticationStatus forward(HttpExchange exchange, int status) throws IOException {
        exchange.response().setStatus(status);
        exchange.request().setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        AuthenticationStatus forwarded =
                exchange.context().forward(settings.behaviour().errorPage().orElseThrow());
        // Committed, since Open Liberty would answer 200 in the end.
        exchange.response().flushBuffer();
        return forwarded;
    }

    private static AuthenticationStatus sendError(HttpExchange exchange, int status) throws IOException {
        HttpServletResponse response = exchange.response();
        if (status == HttpServletResponse.SC_FORBIDDEN && OpenLiberty.isServer(exchange.request())) {
            // It shows the error page of a 403 itself, and a second one after ours would fail.
            response.setStatus(status);
        } else {
            response.sendError(status);
            response.flushBuffer();
        }
        return AuthenticationStatus.SEND_CONTINUE;
    }
}
