package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.BehaviourSettings;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.LoginError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Ends a request with an error page: the one that {@code isogeo.error-page} chooses, else the application's
 * {@code <error-page>}, else the module's. Whatever happens, the servlet behind is not entered.
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
            Optional<String> chosen = settings.behaviour().errorPage();
            if (chosen.isPresent()) {
                return chosen.get().equals(BehaviourSettings.BUILT_IN_PAGE)
                        ? sendModulePage(exchange, error, retry)
                        : forward(exchange, chosen.get(), error.status());
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

    /**
     * Open Liberty calls the declared page of a 403 all the same. It finds a committed response, whose writer is
     * taken and closed: no exception, and nothing of it reaches the user.
     */
    private AuthenticationStatus sendModulePage(HttpExchange exchange, LoginError error, ReturnUrl retry)
            throws IOException {
        if (error.status() == HttpServletResponse.SC_FORBIDDEN && OpenLiberty.isServer(exchange.request())) {
            exchange.response().getWriter();
        }
        AuthenticationStatus written = writeModulePage(exchange, error, retry);
        exchange.response().flushBuffer();
        return written;
    }

    private AuthenticationStatus forward(HttpExchange exchange, String page, int status) throws IOException {
        exchange.response().setStatus(status);
        exchange.request().setAttribute(RequestDispatcher.ERROR_STATUS_CODE, status);
        AuthenticationStatus forwarded = exchange.context().forward(page);
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
