package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.login.TestNode.Visit;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;

/** What a login costs those who take part: the provider, the browser, and whoever replicates the session. */
class LoginCostTest {

    private static final int VALUES_OF_A_CODE_REQUEST = 5;
    private static final int VALUES_OF_A_REFRESH_REQUEST = 3;

    private final CountedSession session = new CountedSession();
    private final TestNode node = new TestNode(TestSettings.settings());

    /** Counts what a server would replicate. */
    private static final class CountedSession extends MockHttpSession {

        private int writes;

        @Override
        public void setAttribute(String name, Object value) {
            writes++;
            super.setAttribute(name, value);
        }
    }

    /** How many cookies a response sets, and the characters of their headers. */
    private record SetCookie(int cookies, int characters) {

        static SetCookie of(Visit visit) {
            List<String> headers = visit.response().getHeaders("Set-Cookie");
            return new SetCookie(
                    headers.size(), headers.stream().mapToInt(String::length).sum());
        }
    }

    @Test
    @DisplayName("A login is one token request, one of the account and one of the memberships")
    void loginIsThreeRequests() {
        signIn();

        assertEquals(VALUES_OF_A_CODE_REQUEST, node.tokenEndpoint.sent().size());
        assertEquals(List.of("/account", "/account/memberships"), node.apiRequests());
    }

    @Test
    @DisplayName("A login sets one cookie when it begins, and when it ends removes it and sets one of a minute")
    void loginSetsThreeCookies() {
        Visit begun = protectedPage();
        Visit ended = visit(TestNode.callbackOf(begun), TestMessageContext.ofOpenPage());
        Visit first = protectedPage();
        Visit second = protectedPage();

        assertEquals(
                List.of(new SetCookie(1, 280), new SetCookie(2, 263), new SetCookie(1, 101), new SetCookie(0, 0)),
                Stream.of(begun, ended, first, second).map(SetCookie::of).toList());
    }

    @Test
    @DisplayName("The session is written once by a login, once by a refresh, and by no request between them")
    void sessionIsWrittenOnce() {
        signIn();
        assertEquals(1, session.writes);

        node.clock.advance(Duration.ofMinutes(50));
        for (int i = 0; i < 10; i++) {
            protectedPage();
            visit("/open", TestMessageContext.ofOpenPage());
        }
        assertEquals(1, session.writes);

        node.tokenAnswer = token -> TestTokenEndpoint.issued("a1", 3600, "r1");
        node.clearRecords();
        node.clock.advance(Duration.ofMinutes(9).plusSeconds(30));
        protectedPage();
        assertEquals(VALUES_OF_A_REFRESH_REQUEST, node.tokenEndpoint.sent().size());
        assertEquals(2, session.writes);

        // The groups that were read meanwhile.
        protectedPage();
        assertEquals(3, session.writes);
        protectedPage();
        assertEquals(3, session.writes);
    }

    @Test
    @DisplayName("The value in the session is small on the wire")
    void sessionValueIsSmall() throws IOException {
        String accessToken = "a".repeat(1_000);
        String refreshToken = "r".repeat(1_000);
        node.tokenAnswer = code -> TestTokenEndpoint.issued(accessToken, 3600, refreshToken);
        signIn();

        int bytes = written(session.getAttribute("com.isogeo.security.login"));

        assertTrue(bytes < accessToken.length() + refreshToken.length() + 1_190, "bytes: " + bytes);
    }

    private void signIn() {
        visit(TestNode.callbackOf(protectedPage()), TestMessageContext.ofOpenPage());
    }

    private Visit protectedPage() {
        return visit("/plan", TestMessageContext.ofProtectedPage());
    }

    private Visit visit(String pathAndQuery, TestMessageContext context) {
        MockHttpServletRequest request = node.request(pathAndQuery);
        request.setSession(session);
        return node.visit(request, context);
    }

    private static int written(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.size();
    }
}
