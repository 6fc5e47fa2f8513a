package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.testing.TestLog;
import io.smallrye.config.SmallRyeConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.jboss.resteasy.microprofile.client.RestClientListeners;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is deployed, and what stops a deployment, in a CDI container. */
class DeploymentTest {

    private static final String REDIRECT_URI = "https://maps.example.org/login/callback";

    private final TestServer server = TestServer.standard();
    private final List<TestDeployment> deployments = new ArrayList<>();

    @AfterEach
    void end() {
        deployments.forEach(TestDeployment::close);
    }

    @ApplicationScoped
    @IsogeoAuthenticationMechanismDefinition(redirectUri = REDIRECT_URI)
    static class SignIn {}

    @ApplicationScoped
    @IsogeoAuthenticationMechanismDefinition
    static class SecondSignIn {}

    /** The annotation is not inherited. */
    @ApplicationScoped
    static class SpecialSignIn extends SignIn {}

    @ApplicationScoped
    @IsogeoAuthenticationMechanismDefinition(
            clientId = "#{vault.read('client-id')}",
            clientSecret = "${vault.secret}",
            redirectUri = REDIRECT_URI)
    static class SignInWithExpressions {}

    /** A bean that expressions of the annotation name. */
    @Named
    @ApplicationScoped
    public static class Vault {

        private final AtomicInteger asked = new AtomicInteger();

        public int timesAsked() {
            return asked.get();
        }

        public String getSecret() {
            asked.incrementAndGet();
            return "secret-of-the-vault";
        }

        public String read(String name) {
            asked.incrementAndGet();
            return name + "-of-the-vault";
        }
    }

    @ApplicationScoped
    static class OtherMechanism implements HttpAuthenticationMechanism {

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    @Test
    @DisplayName("An application with the annotation has one authentication mechanism, by its qualifier too")
    void annotationBringsTheMechanism() {
        TestDeployment deployed = deploy(Map.of(), SignIn.class);

        assertEquals(
                1,
                deployed.container().select(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                        .count());
        assertTrue(deployed.container()
                .select(
                        HttpAuthenticationMechanism.class,
                        IsogeoAuthenticationMechanismDefinition.IsogeoAuthenticationMechanism.Literal.INSTANCE)
                .isResolvable());
    }

    @Test
    @DisplayName("Without the annotation nothing is deployed, and no setting is needed")
    void withoutTheAnnotationNothingIsDeployed() {
        TestDeployment deployed = start(Map.of(), OtherMechanism.class);

        assertTrue(deployed.container().select(IsogeoSettings.class).isUnsatisfied());
        assertFalse(deployed.container().select(OtherMechanism.class).isUnsatisfied());
    }

    @Test
    @DisplayName("S40 A missing setting stops the deployment with a sentence that names its key")
    void missingSettingStopsTheDeployment() {
        assertEquals(
                List.of("isogeo.client-secret is not set: give it the client secret that Isogeo issued."),
                problems(Map.of("isogeo.client-secret", ""), SignIn.class));
    }

    @Test
    @DisplayName("S40 A client secrets file that is not there stops the deployment with a sentence of its own")
    void missingFileStopsTheDeployment(@TempDir Path folder) {
        List<String> problems = problems(
                Map.of(
                        "isogeo.client-secret",
                        "",
                        "isogeo.client-secrets-file",
                        folder.resolve("not-there.json").toString()),
                SignIn.class);

        assertEquals(1, problems.size(), problems::toString);
        assertTrue(problems.get(0).startsWith("isogeo.client-secrets-file "), problems::toString);
    }

    @Test
    @DisplayName("S40 Two annotated classes stop the deployment with a sentence that names both")
    void twoDefinitionsStopTheDeployment() {
        assertEquals(
                List.of("@IsogeoAuthenticationMechanismDefinition stands on more than one class of this application ("
                        + SecondSignIn.class.getName() + ", " + SignIn.class.getName() + "): leave one."),
                problems(Map.of(), SignIn.class, SecondSignIn.class));
    }

    @Test
    @DisplayName("A class that extends the annotated one is no second definition")
    void subclassIsNoSecondDefinition() {
        TestDeployment deployed = deploy(Map.of(), SignIn.class, SpecialSignIn.class);

        assertFalse(deployed.container().select(IsogeoSettings.class).isUnsatisfied());
    }

    @Test
    @DisplayName("S40 Another authentication mechanism stops the deployment with a sentence that names it")
    void otherMechanismStopsTheDeployment() {
        assertEquals(
                List.of("This application has another authentication mechanism beside Isogeo's ("
                        + OtherMechanism.class.getName()
                        + "): remove one, or on Jakarta EE 11 choose between them in an HttpAuthenticationMechanismHandler"
                        + " of your own."),
                problems(Map.of(), SignIn.class, OtherMechanism.class));
    }

    @Test
    @DisplayName("An expression of the annotation has the value that a bean of the application gives")
    void expressionsAreEvaluated() {
        TestDeployment deployed = start(Map.of(), SignInWithExpressions.class, Vault.class);

        IsogeoSettings settings = deployed.get(IsogeoSettings.class);
        assertEquals("client-id-of-the-vault", settings.client().credentials().clientId());
        assertEquals("secret-of-the-vault", settings.client().credentials().clientSecret());
    }

    @Test
    @DisplayName(
            "An expression in whose place the operator has a value is not evaluated, so that its bean may be out of reach")
    void overruledExpressionsAreNotEvaluated() {
        TestDeployment deployed = deploy(Map.of(), SignInWithExpressions.class, Vault.class);

        assertEquals(0, deployed.get(Vault.class).timesAsked());
    }

    @Test
    @DisplayName("Credentials that do not look like Isogeo's are a warning of the log")
    void oddCredentialsAreAWarning() {
        try (TestLog log = new TestLog(Message.ODD_CREDENTIALS.logger())) {
            deploy(Map.of("isogeo.client-id", "odd"), SignIn.class);

            List<String> warnings = log.at(Level.WARNING);
            assertEquals(1, warnings.size(), warnings::toString);
            assertTrue(warnings.get(0).startsWith(Message.ODD_CREDENTIALS.id() + ": "), warnings::toString);
        }
    }

    @Test
    @DisplayName(
            "What the application reads by its thread's class loader has the annotation's and the file's values too")
    void configurationOfTheThreadIsFilledToo(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("client_secrets.json"),
                "{\"web\": {\"client_id\": \"from-file\", \"client_secret\": \"" + "s".repeat(64) + "\"}}");
        SmallRyeConfig ofTheThread = TestDeployment.config(Map.of());
        onThreadOf(application -> {
            TestDeployment.register(ofTheThread, application);
            start(Map.of("isogeo.client-secrets-file", file.toString()), SignIn.class);
        });
        TestDeployment.release(ofTheThread);

        assertEquals(REDIRECT_URI, ofTheThread.getValue("isogeo.redirect-uri", String.class));
        assertEquals("from-file", ofTheThread.getValue("isogeo.client-id", String.class));
    }

    @Test
    @DisplayName("When the application ends, RESTEasy no longer holds its listeners")
    void listenersAreForgottenAtTheEnd() throws Exception {
        onThreadOf(application -> {
            TestDeployment deployed = deploy(Map.of(), SignIn.class);
            Iterable<RestClientListener> held = RestClientListeners.get();
            assertSame(held, RestClientListeners.get());

            deployed.close();

            assertNotSame(held, RestClientListeners.get());
            ResteasyListenerLeak.clear();
        });
    }

    @FunctionalInterface
    private interface Step {
        void take(ClassLoader application);
    }

    /** With a class loader of the application's own as that of the thread. */
    private static void onThreadOf(Step step) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader(new URL[0], DeploymentTest.class.getClassLoader())) {
            thread.setContextClassLoader(application);
            step.take(application);
            ConfigProviderResolver resolver = ConfigProviderResolver.instance();
            resolver.releaseConfig(resolver.getConfig(application));
        } finally {
            thread.setContextClassLoader(former);
        }
    }

    private List<String> problems(Map<String, String> bent, Class<?>... beans) {
        Throwable stopped = assertThrows(RuntimeException.class, () -> deploy(bent, beans));
        List<Throwable> all = new ArrayList<>(List.of(stopped.getSuppressed()));
        all.add(stopped);
        return all.stream()
                .filter(DeploymentException.class::isInstance)
                .map(Throwable::getMessage)
                .toList();
    }

    private TestDeployment deploy(Map<String, String> bent, Class<?>... beans) {
        return start(TestDeployment.valid(bent), beans);
    }

    private TestDeployment start(Map<String, String> values, Class<?>... beans) {
        TestDeployment deployed = TestDeployment.of(values, List.of(new IsogeoSecurityExtension(), server), beans);
        deployments.add(deployed);
        return deployed;
    }
}
