package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class LoginErrorPagesTest {

    private static final ReturnUrl PAGE = new ReturnUrl("/me");

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @Test
    void modulePageIsWrittenWhereThereIsNoOther() throws IOException {
        assertEquals(
                AuthenticationStatus.SEND_CONTINUE,
                pages(null).write(exchange(request("", "")), LoginError.LOGIN_LOOP, PAGE));

        assertEquals(400, response.getStatus());
        assertTrue(response.getContentAsString().contains("Signing in does not succeed"));
        assertEquals("no-store", response.getHeader("Cache-Control"));
        assertEquals("no-referrer", response.getHeader("Referrer-Policy"));
    }

    @ParameterizedTest
    @CsvSource({"400, 'WildFly', true", "500, 'WildFly', false", "403, 'WildFly', true"})
    void declaredPageIsTheContainers(int declared, String server, boolean isSent) throws IOException {
        LoginError error = declared == 403 ? LoginError.ACCESS_DENIED : LoginError.LOGIN_LOOP;

        pages(null).write(exchange(request(server, errorPage(declared))), error, PAGE);

        assertEquals(isSent, response.getContentAsString().isEmpty());
        assertEquals(error.status(), response.getStatus());
        assertTrue(response.isCommitted() || !isSent);
    }

    @Test
    @DisplayName("S37 Open Liberty shows the declared page of a 403 itself")
    void openLibertyShowsThePageOfA403() {
        assertEquals(
                AuthenticationStatus.SEND_CONTINUE,
                pages(null).write(exchange(request("Open Liberty", errorPage(403))), LoginError.ACCESS_DENIED, PAGE));

        assertEquals(403, response.getStatus());
        assertEquals(null, response.getErrorMessage());
        assertFalse(response.isCommitted());
    }

    @Test
    void pageOfTheKeyIsForwardedTo() {
        MockHttpServletRequest request = request("", errorPage(400));
        TestMessageContext context = TestMessageContext.ofProtectedPage();

        AuthenticationStatus status =
                pages("/our-page").write(new HttpExchange(request, response, context), LoginError.LOGIN_LOOP, PAGE);

        assertEquals(AuthenticationStatus.SEND_CONTINUE, status);
        assertEquals("/our-page", context.forwardedTo());
        assertEquals(400, response.getStatus());
        assertEquals(400, request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
        assertTrue(response.isCommitted());
    }

    @Test
    void builtInPageIsShownInPlaceOfADeclaredOne() throws IOException {
        HttpExchange exchange = exchange(request("Open Liberty", errorPage(403)));

        pages("built-in").write(exchange, LoginError.ACCESS_DENIED, PAGE);

        assertEquals(403, response.getStatus());
        assertTrue(response.getContentAsString().contains("You did not sign in"));
        assertTrue(response.isCommitted());
    }

    @Test
    @DisplayName("S37 A connection that is closed while the page is sent is the caller's to handle")
    void closedConnectionIsUnchecked() {
        HttpServletResponse closed = new HttpServletResponseWrapper(response) {
            @Override
            public void sendError(int status) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        HttpExchange exchange =
                new HttpExchange(request("", errorPage(400)), closed, TestMessageContext.ofProtectedPage());

        assertThrows(UncheckedIOException.class, () -> pages(null).write(exchange, LoginError.LOGIN_LOOP, PAGE));
    }

    private static LoginErrorPages pages(String errorPage) {
        IsogeoSettings settings = TestSettings.withErrorPage(errorPage);
        return new LoginErrorPages(
                settings, new DeclaredErrorPages(), new LoginErrorPage(new PublicUrls(settings), settings));
    }

    private HttpExchange exchange(MockHttpServletRequest request) {
        return new HttpExchange(request, response, TestMessageContext.ofProtectedPage());
    }

    private static String errorPage(int status) {
        return "<error-page><error-code>" + status + "</error-code><location>/declared</location></error-page>";
    }

    private static MockHttpServletRequest request(String server, String errorPages) {
        MockServletContext application = new MockServletContext() {
            @Override
            public String getServerInfo() {
                return server;
            }

            @Override
            public InputStream getResourceAsStream(String path) {
                String descriptor =
                        "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\">" + errorPages + "</web-app>";
                return new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8));
            }
        };
        return new MockHttpServletRequest(application, "GET", "/me");
    }
}
