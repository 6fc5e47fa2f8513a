package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestSettings;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockServletContext;

/** What stops a web application that CDI itself has nothing against. */
class ApplicationCheckTest {

    private static final String NO_BEAN = "@IsogeoAuthenticationMechanismDefinition stands on " + SignIn.class.getName()
            + ", which is no CDI bean: add @ApplicationScoped to that class.";

    private final ApplicationCheck check = new ApplicationCheck();
    private final List<TestDeployment> deployments = new ArrayList<>();

    @AfterEach
    void end() {
        deployments.forEach(TestDeployment::close);
    }

    @ApplicationScoped
    @IsogeoAuthenticationMechanismDefinition(redirectUri = "https://maps.example.org/maps/login/callback")
    static class SignIn {}

    /** All that CDI sees of an application whose annotated class is no bean. */
    @ApplicationScoped
    static class Page {}

    /** Settings that another module of an enterprise application shows, without its extension. */
    @Dependent
    static class OtherModule {

        @Produces
        IsogeoSettings settings() {
            return TestSettings.settings();
        }
    }

    @Test
    @DisplayName("S40 An annotated class that is no bean stops the application with a sentence that names it")
    void annotatedClassMustBeABean() {
        deploy(List.of(new IsogeoSecurityExtension()), Page.class);
        try (TestLog log = new TestLog("com.isogeo.security.deployment")) {
            assertEquals(NO_BEAN, problem("/maps"));
            assertEquals(List.of(NO_BEAN), log.at(Level.SEVERE));
        }
    }

    @Test
    @DisplayName("S40 The settings of another module do not stand for the application's own bean")
    void settingsOfAnotherModuleAreNotEnough() {
        deploy(List.of(), OtherModule.class);

        assertEquals(NO_BEAN, problem("/maps"));
    }

    @Test
    @DisplayName("S40 A redirect URI outside the context path stops the application with a sentence that names both")
    void redirectUriMustBeInside() {
        String expected = "isogeo.redirect-uri is outside this application, whose context path is /other; where a proxy"
                + " changes the path, set isogeo.callback-path.";
        deployWithSignIn();
        try (TestLog log = new TestLog("com.isogeo.security.deployment")) {
            assertEquals(expected, problem("/other"));
            assertEquals(List.of(expected), log.at(Level.SEVERE));
        }
    }

    @Test
    @DisplayName("An application without the annotation starts, whatever else it has")
    void applicationWithoutTheAnnotationStarts() {
        assertDoesNotThrow(() -> check.onStartup(null, context("/maps")));
        assertDoesNotThrow(() -> check.onStartup(Set.of(), context("/maps")));
    }

    @Test
    @DisplayName(
            "An application whose definition is right starts, and its own configuration has the annotation's values")
    void rightDefinitionStarts() throws Exception {
        SmallRyeConfig ofTheApplication = TestDeployment.config(Map.of());
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        deployWithSignIn();
        try (URLClassLoader application = new URLClassLoader(new URL[0], former)) {
            TestDeployment.register(ofTheApplication, application);
            thread.setContextClassLoader(application);

            check.onStartup(Set.of(SignIn.class), context("/maps"));
        } finally {
            thread.setContextClassLoader(former);
            TestDeployment.release(ofTheApplication);
        }

        assertEquals(
                "https://maps.example.org/maps/login/callback",
                ofTheApplication.getValue("isogeo.redirect-uri", String.class));
    }

    private String problem(String contextPath) {
        return assertThrows(
                        DeploymentException.class, () -> check.onStartup(Set.of(SignIn.class), context(contextPath)))
                .getMessage();
    }

    private static MockServletContext context(String path) {
        MockServletContext context = new MockServletContext();
        context.setContextPath(path);
        return context;
    }

    private void deployWithSignIn() {
        deploy(List.of(new IsogeoSecurityExtension(), TestServer.standard()), SignIn.class);
    }

    private void deploy(List<Extension> extensions, Class<?>... beans) {
        Map<String, String> values = TestDeployment.valid(Map.of());
        values.remove("isogeo.redirect-uri");
        deployments.add(TestDeployment.of(values, extensions, beans));
    }
}
