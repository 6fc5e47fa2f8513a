package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

/** Where a server asks one mechanism for all web applications of an enterprise application. */
class ModuleMechanismTest {

    private static final ClassLoader OWN = ModuleMechanism.class.getClassLoader();
    private static final ClassLoader OTHER = ClassLoader.getPlatformClassLoader();
    private static final ClassLoader BELOW_THE_SHARED_JAR = new ClassLoader(OWN) {};

    private final Redirecting others = new Redirecting();

    /** The mechanism of the other web application. */
    private static final class Redirecting implements HttpAuthenticationMechanism {

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return context.redirect("https://other.example/");
        }

        @Override
        public AuthenticationStatus secureResponse(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.SEND_CONTINUE;
        }

        @Override
        public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            context.redirect("https://other.example/goodbye");
        }
    }

    @Test
    @DisplayName("A request for another web application with a mechanism goes to that one")
    void requestOfAnotherGoesToIts() throws AuthenticationException {
        ModuleMechanism modules = new ModuleMechanism(true, () -> Optional.of(others));

        assertEquals("https://other.example/", visit(modules, OTHER).location());
        assertEquals("https://other.example/goodbye", signOut(modules, OTHER).location());
        assertEquals(AuthenticationStatus.SEND_CONTINUE, secure(modules, OTHER));
    }

    @Test
    @DisplayName("A request for this web application stays, wherever the jar is")
    void ownRequestStays() throws AuthenticationException {
        ModuleMechanism modules = new ModuleMechanism(true, () -> Optional.of(others));

        assertNull(visit(modules, OWN).location());
        assertNull(visit(modules, BELOW_THE_SHARED_JAR).location());
        assertNull(signOut(modules, OWN).location());
        assertEquals(AuthenticationStatus.SUCCESS, secure(modules, OWN));
    }

    @Test
    @DisplayName("A request for a web application without a mechanism stays, and so does one that would come back")
    void requestOfNoOtherStays() {
        TestNode node = new TestNode(TestSettings.settings());

        assertNull(visit(new ModuleMechanism(true, Optional::empty), OTHER).location());
        assertNull(visit(new ModuleMechanism(true, () -> Optional.of(node.mechanism)), OTHER)
                .location());
    }

    @Test
    @DisplayName("A server of Jakarta Security 3 has a mechanism for each web application, and nothing is looked up")
    void nothingIsLookedUpWithoutHandlers() {
        ModuleMechanism modules = new ModuleMechanism(false, () -> {
            throw new AssertionError("looked up");
        });

        assertNull(visit(modules, OTHER).location());
    }

    private static TestMessageContext visit(ModuleMechanism modules, ClassLoader module) {
        TestMessageContext context = TestMessageContext.ofOpenPage();
        context.validateBy(mechanism(modules), request(module), new MockHttpServletResponse());
        return context;
    }

    private static TestMessageContext signOut(ModuleMechanism modules, ClassLoader module) {
        TestMessageContext context = TestMessageContext.ofOpenPage();
        mechanism(modules).cleanSubject(request(module), new MockHttpServletResponse(), context);
        return context;
    }

    private static AuthenticationStatus secure(ModuleMechanism modules, ClassLoader module)
            throws AuthenticationException {
        return mechanism(modules)
                .secureResponse(request(module), new MockHttpServletResponse(), TestMessageContext.ofOpenPage());
    }

    private static HttpAuthenticationMechanism mechanism(ModuleMechanism modules) {
        return new TestNode(TestSettings.settings(), new TestClock(), modules).mechanism;
    }

    private static MockHttpServletRequest request(ClassLoader module) {
        return new MockHttpServletRequest(
                new MockServletContext() {
                    @Override
                    public ClassLoader getClassLoader() {
                        return module;
                    }
                },
                "GET",
                "/open");
    }
}
