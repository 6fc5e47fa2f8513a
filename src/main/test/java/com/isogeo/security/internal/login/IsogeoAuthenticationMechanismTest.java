package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.login.TestNode.Visit;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.AuthenticationStatus;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class IsogeoAuthenticationMechanismTest {

    private final TestNode node = new TestNode(TestSettings.settings());

    @Test
    @DisplayName("S36 While a token that has expired cannot be refreshed, an open page knows the caller and no role")
    void openPageSeesNoRoleInAnOutage() {
        node.signIn("/plan");
        assertEquals(Set.of("admin"), node.getOpen("/open").context().groups());
        node.tokenAnswer = token -> TestTokenEndpoint.silent();
        node.clock.advance(Duration.ofHours(1));

        Visit open = node.getOpen("/open");

        assertEquals("alice", open.context().caller());
        assertEquals(Set.of(), open.context().groups());
        assertEquals(503, node.getProtected("/plan").response().getStatus());
    }

    @Test
    @DisplayName("S40 Where a login could not come back, none begins: one page, and one sentence for the operator")
    void signInThatCannotComeBackDoesNotBegin() {
        TestNode outside = new TestNode(TestSettings.with("id", "secret", "https://a.example/elsewhere/callback"));
        MockHttpServletRequest request = outside.request("/maps/plan");
        request.setContextPath("/maps");
        try (TestLog log = new TestLog("com.isogeo.security.login")) {
            Visit visit = outside.visit(request, TestMessageContext.ofProtectedPage());

            assertEquals(503, visit.response().getStatus());
            assertNull(visit.location());
            assertEquals(
                    List.of(
                            "ISOGEO212: Login failed, MISCONFIGURED: isogeo.redirect-uri is outside this application,"
                                    + " whose context path is /maps; where a proxy changes the path, set isogeo.callback-path."),
                    log.at(Level.WARNING));
        }
    }

    @Test
    @DisplayName("S43 The count of logins goes with the first answer to a signed-in user, and is looked for no longer")
    void countGoesWithTheFirstAnswer() {
        node.signIn("/plan");
        assertEquals(1, node.cookieNames().size(), node.cookieNames().toString());

        node.getOpen("/open");
        assertEquals(0, node.cookieNames().size(), node.cookieNames().toString());

        node.clock.advance(Duration.ofMinutes(1));
        assertFalse(node.getOpen("/open").response().containsHeader("Set-Cookie"));
    }

    @Test
    void logoutEndsTheLoginAndTheContainersCaller() {
        Visit signedIn = node.signIn("/plan");
        assertEquals(AuthenticationStatus.SEND_CONTINUE, signedIn.status());
        Visit page = node.getProtected("/plan");
        assertEquals("alice", page.context().caller());
        MockHttpServletResponse response = new MockHttpServletResponse();

        node.mechanism.cleanSubject(node.request("/logout"), response, page.context());

        assertNull(page.context().caller());
        assertEquals(60, response.getCookie("__Host-isogeo-signed-out").getMaxAge());
        assertEquals("no-store", response.getHeader("Cache-Control"));
    }

    @Test
    void openPageIsNotDone() {
        assertEquals(AuthenticationStatus.NOT_DONE, node.getOpen("/open").status());
    }
}
