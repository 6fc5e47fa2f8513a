package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class ResponderTest {

    private static final ReturnUrl PAGE = new ReturnUrl("/me");
    private static final Outcome LOOP = new Outcome.Failed(LoginError.LOGIN_LOOP, "a loop", PAGE);
    private static final Outcome RETRY_LATER = new Outcome.RetryLater(RequestKind.NAVIGATION, true, PAGE);

    private final TestLog log = new TestLog("com.isogeo.security.login");
    private final IsogeoSettings settings = TestSettings.settings();
    private final OperatorLog operatorLog = new OperatorLog(new TestClock());
    private final List<IsogeoEvent> events = new ArrayList<>();
    private final PublicUrls urls = new PublicUrls(settings);
    private final Responder responder = new Responder(
            new BrowserCookies(urls),
            new FailureResponses(
                    urls,
                    new LoginErrorPages(settings, new DeclaredErrorPages(), new LoginErrorPage(urls, settings)),
                    operatorLog,
                    new LoginEvents(events::add, operatorLog)),
            new LibertySubjectCache(new SecureRandom()));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    @DisplayName("S37 Nothing is written into a response that is committed, and one line tells of it")
    void committedResponseStays() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setCommitted(true);

        assertEquals(AuthenticationStatus.SEND_CONTINUE, respond(response, LOOP));
        assertEquals(AuthenticationStatus.SEND_CONTINUE, respond(response, RETRY_LATER));

        assertEquals(200, response.getStatus());
        assertEquals(List.of(), List.copyOf(response.getHeaderNames()));
        assertEquals(
                1,
                log.at(Level.WARNING).stream()
                        .filter(line -> line.startsWith("ISOGEO231: "))
                        .count());
    }

    @Test
    @DisplayName("S37 An error page of the application that throws ends on the module's page")
    void errorPageThrows() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse() {
            @Override
            public void sendError(int status) {
                throw new IllegalStateException("of the error page");
            }
        };
        MockHttpServletRequest declaring = new MockHttpServletRequest(withErrorPageFor500(), "GET", "/me");

        AuthenticationStatus status = responder.respond(
                new HttpExchange(declaring, response, TestMessageContext.ofOpenPage()), ResponderTest::fail);

        assertEquals(AuthenticationStatus.SEND_CONTINUE, status);
        assertEquals(500, response.getStatus());
        assertTrue(response.getContentAsString().contains("Something went wrong"), response.getContentAsString());
    }

    @Test
    @DisplayName("S37 A browser that has gone is no error")
    void browserHasGone() {
        MockHttpServletResponse response = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new ClosedConnection();
            }
        };

        assertEquals(AuthenticationStatus.SEND_CONTINUE, respond(response, LOOP));
    }

    @Test
    @DisplayName("S37 A browser that has closed the connection is no error where it is to ask again")
    void retryOfAClosedConnection() {
        HttpServletResponse closed = new HttpServletResponseWrapper(new MockHttpServletResponse()) {
            @Override
            public void flushBuffer() throws IOException {
                throw new IOException("Broken pipe");
            }
        };

        AuthenticationStatus status = responder.respond(
                new HttpExchange(request, closed, TestMessageContext.ofOpenPage()),
                incoming -> Decision.of(new Outcome.RetrySameUrl("./me")));

        assertEquals(AuthenticationStatus.SEND_CONTINUE, status);
        assertEquals(List.of(), events);
    }

    @Test
    void sameUrlIsRetriedByAWholeResponse() {
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertEquals(AuthenticationStatus.SEND_CONTINUE, respond(response, new Outcome.RetrySameUrl("./me?x=1")));

        assertEquals(307, response.getStatus());
        assertEquals("./me?x=1", response.getHeader("Location"));
        assertEquals("no-store", response.getHeader("Cache-Control"));
        assertEquals("0", response.getHeader("Content-Length"));
        assertTrue(response.isCommitted());
    }

    @Test
    @DisplayName("S38 A failed login makes one line and one event, and the same failure again makes neither")
    void failureIsReportedOnce() throws IOException {
        MockHttpServletResponse first = new MockHttpServletResponse();
        MockHttpServletResponse second = new MockHttpServletResponse();

        respond(first, new Outcome.Failed(LoginError.INVALID_CLIENT, "a reason", PAGE));
        respond(second, new Outcome.RepeatedFailure(LoginError.INVALID_CLIENT, PAGE));

        assertEquals(502, first.getStatus());
        assertEquals(502, second.getStatus());
        assertEquals(first.getContentAsString(), second.getContentAsString());
        assertEquals(List.of(new IsogeoEvent.LoginFailed("INVALID_CLIENT")), events);
        assertEquals(
                List.of(
                        "ISOGEO209: Login failed, INVALID_CLIENT: a reason; check isogeo.client-id, isogeo.client-secret"
                                + " and isogeo.client-authentication."),
                log.at(Level.WARNING));
    }

    @ParameterizedTest
    @EnumSource(LoginError.class)
    @DisplayName(
            "S20 S42 Each error has its status, a page with a link, no reason on it, and headers that keep it private")
    void eachErrorHasAPage(LoginError error) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertEquals(
                AuthenticationStatus.SEND_CONTINUE,
                respond(response, new Outcome.Failed(error, "an inner reason", PAGE)));

        assertEquals(error.status(), response.getStatus());
        assertTrue(response.getContentAsString().contains("<a href=\"/me\">"), response.getContentAsString());
        assertFalse(response.getContentAsString().contains("an inner reason"));
        assertEquals("no-store", response.getHeader("Cache-Control"));
        assertEquals("no-referrer", response.getHeader("Referrer-Policy"));
        assertEquals(error == LoginError.METHOD_NOT_ALLOWED ? "GET" : null, response.getHeader("Allow"));
        assertEquals(response.getContentAsByteArray().length, response.getContentLength());
    }

    @ParameterizedTest
    @CsvSource({
        "NAVIGATION, true, 5, text/html",
        "NAVIGATION, false, , text/html",
        "SCRIPT, true, , application/problem",
        "FACES, true, , application/problem",
        "HTMX, true, , application/problem"
    })
    void outageIsToldToPersonAndScript(RequestKind kind, boolean reloads, String refresh, String contentType) {
        MockHttpServletResponse response = new MockHttpServletResponse();

        respond(response, new Outcome.RetryLater(kind, reloads, PAGE));

        assertEquals(503, response.getStatus());
        assertEquals("5", response.getHeader("Retry-After"));
        assertEquals(refresh, response.getHeader("Refresh"));
        assertTrue(response.getContentType().startsWith(contentType), response.getContentType());
        assertEquals("no-store", response.getHeader("Cache-Control"));
        assertEquals(List.of(), events);
    }

    @ParameterizedTest
    @CsvSource({"SCRIPT, 401, ", "FACES, 200, ", "HTMX, 401, https://maps.example.org/start?page=%2Fme"})
    @DisplayName("S05 S17 A script is told where its user signs in, in a response whose type no browser guesses")
    void scriptIsToldWhereToSignIn(RequestKind kind, int status, String redirect) throws IOException {
        String url = "https://maps.example.org/start?page=%2Fme";
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertEquals(AuthenticationStatus.SEND_CONTINUE, respond(response, new Outcome.Unauthorized(kind, url)));

        assertEquals(status, response.getStatus());
        assertEquals(redirect, response.getHeader("HX-Redirect"));
        assertEquals(status == 401 ? "Isogeo" : null, response.getHeader("WWW-Authenticate"));
        assertTrue(response.getContentAsString().contains(url), response.getContentAsString());
        if (status == 401) {
            assertEquals(
                    "{\"type\":\"about:blank\",\"title\":\"Unauthorized\",\"status\":401,\"detail\":\"Sign in first: open"
                            + " the address of sign_in in a browser window.\",\"sign_in\":\"" + url + "\"}",
                    response.getContentAsString());
        }
        assertEquals("no-store", response.getHeader("Cache-Control"));
        assertEquals("nosniff", response.getHeader("X-Content-Type-Options"));
    }

    @Test
    void redirectsAreKeptByNoCache() {
        MockHttpServletResponse toProvider = new MockHttpServletResponse();
        MockHttpServletResponse toPage = new MockHttpServletResponse();
        TestMessageContext context = TestMessageContext.ofOpenPage();

        respond(
                toProvider,
                new Outcome.RedirectToProvider(URI.create("https://id.example.org/authorize?x=1")),
                context);
        assertEquals("https://id.example.org/authorize?x=1", context.location());
        assertEquals("no-store", toProvider.getHeader("Cache-Control"));

        respond(toPage, new Outcome.RedirectTo("https://maps.example.org/me"), context);
        assertEquals("https://maps.example.org/me", context.location());
        assertEquals("no-store", toPage.getHeader("Cache-Control"));
        assertEquals("no-referrer", toPage.getHeader("Referrer-Policy"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void callerIsTheContainers(boolean mustNotBeCached) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        TestMessageContext context = TestMessageContext.ofProtectedPage();

        assertEquals(
                AuthenticationStatus.SUCCESS,
                respond(response, new Outcome.Authenticated(login(), mustNotBeCached), context));

        assertEquals("alice", context.caller());
        assertEquals(Set.of("admin"), context.groups());
        assertEquals(mustNotBeCached ? "no-store" : null, response.getHeader("Cache-Control"));
        assertTrue(context.subjectKey().endsWith(login().subjectKey()), context.subjectKey());
    }

    @Test
    @DisplayName("S36 A caller whose groups cannot be read has none, and no key by which a server finds older ones")
    void callerWithoutGroupsHasNoKey() {
        TestMessageContext context = TestMessageContext.ofOpenPage();

        respond(new MockHttpServletResponse(), new Outcome.AuthenticatedWithoutGroups(login(), true), context);

        assertEquals("alice", context.caller());
        assertEquals(Set.of(), context.groups());
        assertEquals("", context.subjectKey());
    }

    @Test
    void openPageIsLeftToTheApplication() {
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertEquals(AuthenticationStatus.NOT_DONE, respond(response, new Outcome.NotHandled()));

        assertEquals(List.of(), List.copyOf(response.getHeaderNames()));
    }

    @Test
    void cookiesGoWithTheOutcome() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        Decision decision = Decision.of(new Outcome.NotHandled())
                .with(CookieKind.SUPERSEDED.flag())
                .with(CookieChange.removalOf("isogeo-loop-guard"));

        responder.respond(new HttpExchange(request, response, TestMessageContext.ofOpenPage()), incoming -> decision);

        assertEquals(10, response.getCookie("__Host-isogeo-superseded").getMaxAge());
        assertEquals(0, response.getCookie("__Host-isogeo-loop-guard").getMaxAge());
    }

    @Test
    @DisplayName("S37 An exception after the response is committed enters no servlet")
    void exceptionAfterCommitEntersNoServlet() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setCommitted(true);

        assertEquals(
                AuthenticationStatus.SEND_CONTINUE,
                responder.respond(
                        new HttpExchange(request, response, TestMessageContext.ofOpenPage()), ResponderTest::fail));
        assertEquals(List.of(new IsogeoEvent.LoginFailed("INTERNAL_ERROR")), events);
        assertEquals(1, log.at(Level.SEVERE).size());
    }

    @Test
    @DisplayName("S37 What the application has begun is not in the error page")
    void begunResponseIsReplaced() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setHeader("ETag", "its");
        response.getWriter().write("begun");

        respond(response, LOOP);

        assertFalse(response.getContentAsString().contains("begun"));
        assertNull(response.getHeader("ETag"));
    }

    private AuthenticationStatus respond(
            MockHttpServletResponse response, Outcome outcome, TestMessageContext context) {
        return responder.respond(new HttpExchange(request, response, context), incoming -> Decision.of(outcome));
    }

    private static Login login() {
        Tokens tokens = new Tokens("access", null, null, null);
        return new Login(
                "fingerprint",
                new CallerPrincipal("alice"),
                Set.of("admin"),
                tokens,
                "key",
                false,
                false,
                "node",
                Instant.EPOCH,
                Instant.EPOCH);
    }

    static Stream<Outcome> wholeResponses() {
        return Stream.of(
                new Outcome.RedirectToProvider(URI.create("https://id.example.org/authorize")),
                new Outcome.RedirectTo("https://maps.example.org/me"),
                new Outcome.RetrySameUrl("./me"),
                new Outcome.Unauthorized(RequestKind.SCRIPT, "https://maps.example.org/start"),
                new Outcome.Unauthorized(RequestKind.FACES, "https://maps.example.org/start"),
                new Outcome.RetryLater(RequestKind.NAVIGATION, true, PAGE),
                new Outcome.RetryLater(RequestKind.SCRIPT, true, PAGE),
                LOOP,
                new Outcome.RepeatedFailure(LoginError.LOGIN_LOOP, PAGE),
                new Outcome.ResponseAlreadyCommitted());
    }

    @ParameterizedTest
    @MethodSource("wholeResponses")
    @DisplayName("S05 No outcome but a caller, or an open page, lets the container enter the servlet")
    void containerGoesNoFurther(Outcome outcome) {
        assertEquals(AuthenticationStatus.SEND_CONTINUE, respond(new MockHttpServletResponse(), outcome));
    }

    @Test
    void callerWithoutGroupsEntersTheServlet() {
        assertEquals(
                AuthenticationStatus.SUCCESS,
                respond(new MockHttpServletResponse(), new Outcome.AuthenticatedWithoutGroups(login(), true)));
    }

    private AuthenticationStatus respond(MockHttpServletResponse response, Outcome outcome) {
        return responder.respond(
                new HttpExchange(request, response, TestMessageContext.ofOpenPage()), incoming -> Decision.of(outcome));
    }

    private static Decision fail(IncomingRequest incoming) {
        throw new IllegalStateException("of the application");
    }

    private static MockServletContext withErrorPageFor500() {
        return new MockServletContext() {
            @Override
            public InputStream getResourceAsStream(String path) {
                return new ByteArrayInputStream("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee">
                            <error-page><error-code>500</error-code><location>/our-page</location></error-page>
                        </web-app>
                        """.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static final class ClosedConnection extends ServletOutputStream {

        @Override
        public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
