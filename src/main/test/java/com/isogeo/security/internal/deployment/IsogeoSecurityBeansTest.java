package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import com.isogeo.security.internal.account.AccountClient;
import com.isogeo.security.internal.account.IdentityStores;
import com.isogeo.security.internal.client.ProviderException;
import com.isogeo.security.internal.client.RevocationClient;
import com.isogeo.security.internal.client.TokenClient;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.oauth2.TokenResult;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.internal.session.LoginSession;
import com.isogeo.security.internal.session.NodeId;
import com.isogeo.security.testing.TestLog;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.credential.CallerOnlyCredential;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What an application and the module's own parts are given, in a CDI container. */
class IsogeoSecurityBeansTest {

    private static final String TOKEN_ENDPOINT = "https://id.example.org/oauth/token";
    private static final String REVOCATION_ENDPOINT = "https://id.example.org/oauth/revoke";
    private static final int TEAPOT = 418;

    private final TestServer server = TestServer.standard();
    private final List<TestDeployment> deployments = new ArrayList<>();

    @AfterEach
    void end() {
        deployments.forEach(TestDeployment::close);
    }

    @ApplicationScoped
    @IsogeoAuthenticationMechanismDefinition(clientId = "from-annotation")
    static class SignIn {}

    /** What a user writes. */
    @ApplicationScoped
    static class Page {

        @Inject
        IsogeoToken token;

        @Inject
        IsogeoPrincipal user;

        String accessToken() {
            return token.value();
        }

        boolean sendsTokenTo(String address) {
            return token.isAllowedFor(URI.create(address));
        }

        String userName() {
            return user.getName();
        }
    }

    @ApplicationScoped
    static class Observer {

        private final List<IsogeoEvent> seen = new ArrayList<>();

        void see(@Observes IsogeoEvent event) {
            seen.add(event);
        }

        List<IsogeoEvent> seen() {
            return seen;
        }
    }

    @ApplicationScoped
    static class BrokenObserver {

        void see(@Observes IsogeoEvent event) {
            throw new IllegalStateException("broken");
        }
    }

    /** An application that has a clock of its own, and random numbers. */
    @Dependent
    static class OwnClock {

        @Produces
        Clock clock() {
            return Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
        }

        @Produces
        SecureRandom random() {
            return new SecureRandom();
        }
    }

    @Dependent
    static class Clocks {

        private final Clock own;
        private final Clock ofTheModule;

        @Inject
        Clocks(Clock own, @ModuleOwned Clock ofTheModule) {
            this.own = own;
            this.ofTheModule = ofTheModule;
        }
    }

    @ApplicationScoped
    static class Store implements IdentityStore {

        @Override
        public CredentialValidationResult validate(Credential credential) {
            return new CredentialValidationResult("of-the-store");
        }
    }

    @ApplicationScoped
    static class OwnHandler implements IdentityStoreHandler {

        @Override
        public CredentialValidationResult validate(Credential credential) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
    }

    @Dependent
    static class ProducedHandler {

        @Produces
        IdentityStoreHandler handler() {
            return credential -> CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
    }

    /** Answers where the network would be; a provider of the token endpoint's client alone. */
    public static final class TokenNetwork implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            URI address = request.getUri();
            request.abortWith(json("{\"token_type\": \"bearer\", \"access_token\": \"" + address.getHost()
                    + address.getPath() + "\"}"));
        }
    }

    /** A provider of the API's client alone. */
    public static final class AccountNetwork implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            request.abortWith(json(
                    request.getUri().getPath().endsWith("memberships")
                            ? "[]"
                            : "{\"_id\": \"" + request.getUri() + "\"}"));
        }
    }

    /** A provider of the revocation endpoint's client alone, which fails so that it is seen in the log. */
    public static final class RevocationNetwork implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            int status = request.getUri().toString().equals(REVOCATION_ENDPOINT) ? TEAPOT : 404;
            request.abortWith(Response.status(status).build());
        }
    }

    private static Response json(String text) {
        return Response.ok(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    @Test
    @DisplayName("Every part of the module can be injected, with the settings of the deployment")
    void everyPartIsThere() {
        TestDeployment deployed = deploy(Map.of("isogeo.client-id", "from-operator"));

        for (Class<?> part : InjectedTypes.ALL) {
            // A proxy is made without the bean behind it.
            assertFalse(deployed.get(part).toString().isEmpty(), part.getName());
        }
        assertEquals(
                "from-operator",
                deployed.get(IsogeoSettings.class).client().credentials().clientId());
    }

    @Test
    @DisplayName("Each endpoint is called at its own address by the Rest Client with its own keys")
    void requestsGoToTheirEndpoints() throws Exception {
        TestDeployment deployed = deploy(Map.of());

        TokenResult.Issued issued =
                (TokenResult.Issued) deployed.get(TokenClient.class).refresh("r0");
        assertEquals("id.example.org/oauth/token", issued.tokens().accessToken());
        IsogeoPrincipal user = deployed.get(AccountClient.class).readUser("a0").orElseThrow();
        assertEquals("https://api.example.org/account", user.getName());
        try (TestLog log = new TestLog(Message.REVOCATION_FAILED.logger())) {
            revoke(deployed);
            assertTrue(log.all().contains("were not revoked: status " + TEAPOT), log.all());
        }
    }

    @Test
    @DisplayName("S24 An application that has ended sends nothing any more")
    void nothingIsSentAfterTheEnd() throws Exception {
        TestDeployment deployed = deploy(Map.of());
        TokenClient tokens = deployed.get(TokenClient.class);
        tokens.refresh("r0");

        deployed.close();

        assertThrows(ProviderException.class, () -> tokens.refresh("r0"));
    }

    @Test
    @DisplayName("An application gets the token of the login that its request has")
    void tokenOfTheRequestIsInjected() {
        TestDeployment deployed = deploy(Map.of(), Page.class);
        Page page = deployed.get(Page.class);
        assertThrows(IsogeoTokenException.class, page::accessToken);

        deployed.get(LoginSession.class)
                .open(
                        server.request(),
                        new CallerPrincipal("alice"),
                        Set.of(),
                        new Tokens("a0", null, null, null),
                        false);

        assertEquals("a0", page.accessToken());
        assertTrue(page.sendsTokenTo("https://api.example.org/resources"));
        assertFalse(page.sendsTokenTo("https://evil.example/resources"));
    }

    @Test
    @DisplayName("An application gets the user of its request, and a sentence where nobody is signed in with Isogeo")
    void userOfTheRequestIsInjected() {
        TestDeployment deployed = deploy(Map.of(), Page.class);
        Page page = deployed.get(Page.class);
        RequestContextController requests = deployed.get(RequestContextController.class);

        requests.activate();
        server.request().setUserPrincipal(new IsogeoPrincipal("42", "Alice", null, List.of()));
        assertEquals("42", page.userName());
        requests.deactivate();

        requests.activate();
        server.request().setUserPrincipal(new CallerPrincipal("42"));
        assertEquals(
                "nobody is signed in with Isogeo in this request",
                assertThrows(IllegalStateException.class, page::userName).getMessage());
        requests.deactivate();
    }

    @Test
    @DisplayName("An application's observers see the events of logins")
    void observersSeeEvents() {
        TestDeployment deployed = deploy(Map.of(), Observer.class);

        IsogeoEvent event = new IsogeoEvent.LoginFailed("access_denied");
        deployed.get(LoginEvents.class).publish(event);

        assertEquals(List.of(event), deployed.get(Observer.class).seen());
    }

    @Test
    @DisplayName("An observer that fails again and again is one line of the log in ten seconds")
    void brokenObserverIsOneLine() {
        TestDeployment deployed = deploy(Map.of(), BrokenObserver.class);

        try (TestLog log = new TestLog(Message.OBSERVER_FAILED.logger())) {
            deployed.get(LoginEvents.class).publish(new IsogeoEvent.LoginFailed("access_denied"));
            deployed.get(LoginEvents.class).publish(new IsogeoEvent.LoginFailed("access_denied"));

            assertEquals(
                    List.of(Message.OBSERVER_FAILED.id() + ": An observer of IsogeoEvent failed; the login goes on."),
                    log.at(Level.SEVERE));
        }
    }

    @Test
    @DisplayName("An application's own clock and random numbers stay its own, and the module has the real time")
    void clocksAreKeptApart() {
        Clocks clocks = deploy(Map.of(), OwnClock.class, Clocks.class).get(Clocks.class);

        assertEquals(Instant.EPOCH, clocks.own.instant());
        Duration difference = Duration.between(clocks.ofTheModule.instant(), Instant.now());
        assertTrue(difference.abs().toMinutes() < 1, difference::toString);
    }

    @Test
    @DisplayName("A node has another name after each start")
    void nodeHasAnotherNameAfterEachStart() {
        TestDeployment first = deploy(Map.of());
        NodeId before = first.get(NodeId.class);
        assertEquals(before, first.get(NodeId.class));
        first.close();

        assertNotEquals(before, deploy(Map.of()).get(NodeId.class));
    }

    @Test
    @DisplayName("Where the server's handler knows no store, those of the application are asked")
    void storesAreAskedWhereTheServersHandlerKnowsNone() {
        assertEquals(Status.VALID, validate(deploy(Map.of(), Store.class)));
    }

    @Test
    @DisplayName("An application's own handler decides alone, be it a class, a producer, or a class of a library")
    void ownHandlerDecidesAlone() {
        TestServer none = TestServer.withoutHandler();
        assertEquals(Status.NOT_VALIDATED, validate(deploy(none, Store.class, OwnHandler.class)));
        assertEquals(Status.NOT_VALIDATED, validate(deploy(none, Store.class, ProducedHandler.class)));
        ClassLoader library = new URLClassLoader(new URL[0], getClass().getClassLoader());
        Class<?> shared = Proxy.newProxyInstance(
                        library, new Class<?>[] {IdentityStoreHandler.class}, (proxy, method, arguments) -> null)
                .getClass();
        assertEquals(Status.NOT_VALIDATED, validate(deploy(TestServer.withHandlerOf(shared), Store.class)));
    }

    private Status validate(TestDeployment deployed) {
        Status status = deployed.get(IdentityStores.class)
                .validate(new CallerOnlyCredential("alice"))
                .getStatus();
        deployed.close();
        return status;
    }

    private static void revoke(TestDeployment deployed) throws InterruptedException {
        CountDownLatch failed = new CountDownLatch(1);
        deployed.get(RevocationClient.class).revoke(new Tokens("a0", null, null, null), failed::countDown);
        assertTrue(failed.await(20, TimeUnit.SECONDS));
    }

    private TestDeployment deploy(Map<String, String> bent, Class<?>... beans) {
        return deploy(server, bent, beans);
    }

    private TestDeployment deploy(TestServer on, Class<?>... beans) {
        return deploy(on, Map.of(), beans);
    }

    private TestDeployment deploy(TestServer on, Map<String, String> bent, Class<?>... beans) {
        Map<String, String> values = TestDeployment.valid(Map.of(
                "isogeo.token-endpoint",
                TOKEN_ENDPOINT,
                "isogeo.api-endpoint",
                "https://api.example.org",
                "isogeo.revocation-endpoint",
                REVOCATION_ENDPOINT,
                "isogeo-token/mp-rest/providers",
                TokenNetwork.class.getName(),
                "isogeo-account/mp-rest/providers",
                AccountNetwork.class.getName(),
                "isogeo-revocation/mp-rest/providers",
                RevocationNetwork.class.getName()));
        values.putAll(bent);
        List<Class<?>> all = new ArrayList<>(List.of(beans));
        all.add(SignIn.class);
        TestDeployment deployed =
                TestDeployment.of(values, List.of(new IsogeoSecurityExtension(), on), all.toArray(Class<?>[]::new));
        deployments.add(deployed);
        return deployed;
    }
}
