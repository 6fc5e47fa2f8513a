package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;

class OpenLibertyTest {

    @ParameterizedTest
    @DisplayName("S05 After a 401 the servlet is not entered: by a failure on Open Liberty where the page is protected")
    @CsvSource({
        "Open Liberty/26.0.0.3, protected, SEND_FAILURE",
        "Open Liberty/26.0.0.3, open,      SEND_CONTINUE",
        "Open Liberty/26.0.0.3, asked,     SEND_CONTINUE",
        "WildFly,               protected, SEND_CONTINUE",
        "WildFly,               open,      SEND_CONTINUE"
    })
    void statusAfterA401(String server, String page, AuthenticationStatus status) {
        MockHttpServletRequest request = new MockHttpServletRequest(contextOf(server));
        TestMessageContext context =
                switch (page) {
                    case "protected" -> TestMessageContext.ofProtectedPage();
                    case "asked" -> TestMessageContext.ofNewLogin();
                    default -> TestMessageContext.ofOpenPage();
                };

        assertEquals(status, OpenLiberty.afterUnauthorized(request, context));
    }

    @ParameterizedTest
    @DisplayName("S37 An open page ends the session of a caller who is signed in no more, where the server refuses it")
    @CsvSource({
        "Open Liberty/26.0.0.3, refused,   open,      ended",
        "Open Liberty/26.0.0.3, too old,   open,      ended",
        "Open Liberty/26.0.0.3, refused,   protected, kept",
        "Open Liberty/26.0.0.3, signed in, open,      kept",
        "Open Liberty/26.0.0.3, stranger,  open,      kept",
        "WildFly,               refused,   open,      kept",
        "WildFly,               too old,   open,      kept"
    })
    void sessionOfAFormerCaller(String server, String login, String page, String expected) {
        Duration age = Duration.ofHours(8);
        TestNode node = new TestNode(TestSettings.withMaxSessionAge(age, false));
        HttpSession session = sessionWith(login, node, age);
        MockHttpServletRequest request = new MockHttpServletRequest(contextOf(server), "GET", "/page");
        request.addHeader("Accept", "text/html");
        request.setSession(session);

        node.flow.decide(page.equals("open") ? TestNode.toOpenPage(request) : TestNode.toProtectedPage(request));

        assertEquals(expected.equals("ended"), ((MockHttpSession) session).isInvalid());
    }

    private static HttpSession sessionWith(String login, TestNode node, Duration age) {
        if (login.equals("stranger")) {
            return new MockHttpSession();
        }
        node.signIn("/plan");
        HttpSession session = node.session();
        if (login.equals("refused")) {
            node.tokenAnswer = token -> TestTokenEndpoint.refused("invalid_grant");
            node.clock.advance(Duration.ofHours(2));
            node.getProtected("/plan");
        } else if (login.equals("too old")) {
            node.clock.advance(age);
        }
        return session;
    }

    private static MockServletContext contextOf(String server) {
        return new MockServletContext() {
            @Override
            public String getServerInfo() {
                return server;
            }
        };
    }
}
