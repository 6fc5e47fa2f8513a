package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.internal.login.TestNode.Visit;
import com.isogeo.security.testing.TestSettings;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
    @DisplayName("S43 The count of logins goes with the first answer to a signed-in user, and is looked for no longer")
    void countGoesWithTheFirstAnswer() {
        node.signIn("/plan");
        assertEquals(1, node.cookieNames().size(), node.cookieNames().toString());

        node.getOpen("/open");
        assertEquals(0, node.cookieNames().size(), node.cookieNames().toString());

        node.clock.advance(Duration.ofMinutes(1));
        assertFalse(node.getOpen("/open").response().containsHeader("Set-Cookie"));
    }
}
