package com.isogeo.security.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.internal.login.BenchmarkedNode;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What the mechanism asks the container for, each call of it: a server may read a body for a parameter, parse a header
 * for a cookie, and replicate a session for an attribute.
 */
class ContainerCallsTest {

    private static final Map<String, Integer> OF_EACH = Map.of(
            "HttpMessageContext.isProtected", 1,
            "HttpMessageContext.isAuthenticationRequest", 1,
            "HttpServletResponse.isCommitted", 1,
            "HttpServletRequest.getSession", 1);

    private final Calls calls = new Calls();
    private final BenchmarkedNode node = new BenchmarkedNode();
    private final HttpSession session = calls.of(HttpSession.class, StubSession.copyOf(node.signIn()));

    @Test
    @DisplayName("A signed-in caller's page reads one attribute of the session, and neither cookie nor parameter")
    void signedInProtectedPage() throws AuthenticationException {
        request(StubRequest::ofPage, session, StubMessageContext.ofProtectedPage());

        assertCalls(Map.of(
                "HttpServletRequest.getRequestURI", 3,
                "HttpSession.getAttribute", 1,
                "HttpServletResponse.setHeader", 1,
                "HttpMessageContext.notifyContainerAboutLogin", 1,
                "HttpMessageContext.getClientSubject", 1));
    }

    @Test
    void signedInOpenPage() throws AuthenticationException {
        request(StubRequest::ofPage, session, StubMessageContext.ofOpenPage());

        assertCalls(Map.of(
                "HttpServletRequest.getRequestURI", 3,
                "HttpServletRequest.getMethod", 1,
                "HttpServletRequest.getHttpServletMapping", 1,
                "HttpServletRequest.getServletContext", 1,
                "HttpSession.getAttribute", 1,
                "HttpServletResponse.setHeader", 1,
                "HttpMessageContext.notifyContainerAboutLogin", 1,
                "HttpMessageContext.getClientSubject", 1));
    }

    @Test
    void signedInFile() throws AuthenticationException {
        request(StubRequest::ofFile, session, StubMessageContext.ofOpenPage());

        assertCalls(Map.of(
                "HttpServletRequest.getRequestURI", 3,
                "HttpServletRequest.getMethod", 1,
                "HttpServletRequest.getHttpServletMapping", 1,
                "HttpServletRequest.getServletContext", 2,
                "HttpServletRequest.getServletPath", 1,
                "HttpServletRequest.getPathInfo", 1,
                "HttpSession.getAttribute", 1,
                "HttpMessageContext.notifyContainerAboutLogin", 1,
                "HttpMessageContext.getClientSubject", 1));
    }

    @Test
    void anonymousOpenPage() throws AuthenticationException {
        request(StubRequest::ofPage, null, StubMessageContext.ofOpenPage());

        assertCalls(Map.of("HttpServletRequest.getRequestURI", 3, "HttpMessageContext.doNothing", 1));
    }

    private void request(Function<HttpSession, StubRequest> request, HttpSession with, StubMessageContext context)
            throws AuthenticationException {
        node.mechanism()
                .validateRequest(
                        calls.of(HttpServletRequest.class, request.apply(with)),
                        calls.of(HttpServletResponse.class, new StubResponse()),
                        calls.of(HttpMessageContext.class, context));
    }

    private void assertCalls(Map<String, Integer> more) {
        Map<String, Integer> expected = new TreeMap<>(OF_EACH);
        expected.putAll(more);
        assertEquals(expected, calls.counts());
    }
}
