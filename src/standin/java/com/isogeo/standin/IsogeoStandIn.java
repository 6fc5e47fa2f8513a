package com.isogeo.standin;

import com.isogeo.standin.internal.http.PropertiesText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A JUnit 5 extension that runs a stand-in for Isogeo. In a static field it lives as long as the test class with its nested ones,
 * in an instance field as long as one test. Before each test it forgets what was received and what was arranged; users that were
 * set stay.
 *
 * <p>It starts when it is first used, so that a static initializer or an Arquillian {@code @Deployment} method, which runs before
 * JUnit calls any extension, can ask for the address or the configuration:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final IsogeoStandIn isogeo = IsogeoStandIn.create();
 *
 * @Deployment(testable = false)
 * static WebArchive application() {
 *     String configuration = isogeo.asProperties(Map.of("isogeo.redirect-uri", "http://localhost:8080/app/login/callback"));
 *     return ShrinkWrap.create(WebArchive.class, "app.war")
 *             .addAsResource(new StringAsset(configuration), "META-INF/microprofile-config.properties");
 * }
 *
 * @Test
 * void signsIn() {
 *     IsogeoBrowser browser = IsogeoBrowser.at(URI.create("http://localhost:8080/app"));
 *     assertEquals(200, browser.signIn("/me", "alice").status());
 * }
 * }</pre>
 */
public final class IsogeoStandIn implements BeforeAllCallback, BeforeEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(IsogeoStandIn.class);

    private final StandInOptions options;
    private @Nullable StandInServer running;

    private IsogeoStandIn(StandInOptions options) {
        this.options = options;
    }

    /**
     * A stand-in with the options by default, on a free port.
     *
     * @return the extension, for a field with {@code @RegisterExtension}
     */
    public static IsogeoStandIn create() {
        return with(StandInOptions.defaults());
    }

    /**
     * A stand-in with these options.
     *
     * @param options where it listens and how it behaves
     * @return the extension, for a field with {@code @RegisterExtension}
     */
    public static IsogeoStandIn with(StandInOptions options) {
        return new IsogeoStandIn(options);
    }

    /**
     * The server, started where it does not run yet.
     *
     * @return the same as long as it runs
     * @throws UncheckedIOException when it cannot start, as where its port is taken
     */
    public synchronized StandInServer server() {
        StandInServer server = running;
        if (server == null) {
            server = start();
            running = server;
        }
        return server;
    }

    private StandInServer start() {
        try {
            return StandInServer.start(options);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /**
     * Where it listens.
     *
     * @return such as {@code http://127.0.0.1:40123}
     */
    public URI address() {
        return server().address();
    }

    /**
     * The settings of an application that signs in here, see {@link StandInServer#configuration()}.
     *
     * @return client, endpoints, and a path as the redirect URI
     */
    public Map<String, String> configuration() {
        return server().configuration();
    }

    /**
     * The configuration as the text of a {@code META-INF/microprofile-config.properties}.
     *
     * @return ASCII, with escapes; its ordinal is above the environment's
     */
    public String asProperties() {
        return asProperties(Map.of());
    }

    /**
     * The configuration as the text of a {@code META-INF/microprofile-config.properties}, with more settings.
     *
     * @param more other settings, which win over those of {@link #configuration()}; an expression such as <code>${port}</code> in
     *     a value is written so that MicroProfile Config does not expand it
     * @return ASCII, with escapes; its ordinal is above the environment's
     */
    public String asProperties(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>();
        // The test decides: not the application's own file (100), the environment (300), nor a system property (400).
        all.put("config_ordinal", "500");
        all.putAll(configuration());
        all.putAll(more);
        return PropertiesText.of(all);
    }

    /**
     * What was received, see {@link StandInServer#received()}.
     *
     * @return a copy, the oldest first
     */
    public List<ReceivedRequest> received() {
        return server().received();
    }

    /**
     * What was received for one user, see {@link StandInServer#received(String)}.
     *
     * @param user their login
     * @return a copy, the oldest first
     */
    public List<ReceivedRequest> received(String user) {
        return server().received(user);
    }

    /**
     * Lets scenarios happen in the next logins of a user, until the test ends, see {@link StandInServer#arrange}.
     *
     * @param login whose logins
     * @param scenarios none ends the arrangement
     */
    public void arrange(String login, Scenario... scenarios) {
        server().arrange(login, scenarios);
    }

    /**
     * Adds or replaces a user, see {@link StandInServer#setUser}.
     *
     * @param user who can sign in from now on
     */
    public void setUser(StandInUser user) {
        server().setUser(user);
    }

    /** JUnit calls it for a static field. */
    @Override
    public void beforeAll(ExtensionContext context) {
        closeWith(context);
    }

    /** JUnit calls it before each test. */
    @Override
    public void beforeEach(ExtensionContext context) {
        closeWith(context);
        server().forgetReceived();
        server().forgetArrangements();
    }

    /** With the outermost context that knows this extension: a nested class finds the entry of the class around it. */
    private void closeWith(ExtensionContext context) {
        server();
        context.getStore(NAMESPACE).getOrComputeIfAbsent(this, extension -> new Closing(this));
    }

    private synchronized void close() {
        if (running != null) {
            running.close();
            running = null;
        }
    }

    // JUnit 5.13 closes an AutoCloseable; the versions before it know the other type alone.
    @SuppressWarnings("deprecation")
    private record Closing(IsogeoStandIn extension) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        @Override
        public void close() {
            extension.close();
        }
    }
}
