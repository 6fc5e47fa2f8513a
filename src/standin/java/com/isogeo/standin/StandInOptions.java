package com.isogeo.standin;

import com.isogeo.standin.internal.http.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Options of one stand-in. Immutable: each {@code with…} returns a copy.
 *
 * <pre>{@code
 * StandInOptions options = StandInOptions.defaults()
 *         .withPort(9081)
 *         .withSilence(Duration.ofSeconds(8))
 *         .withScenarios(Set.of(Scenario.ROTATE));
 * }</pre>
 *
 * @param host where to listen: {@code localhost} or a loopback address; {@code 127.0.0.1} by default
 * @param port where to listen; 0, the default, takes a free one
 * @param clients who may ask for tokens; two that share a secret by default
 * @param redirectUris the registered redirect URIs, compared exactly; where empty, the default, every http or https URI on the
 *     loopback host without a fragment
 * @param issuer what {@code iss} of the authorization response says (RFC 9207); without one it is not sent
 * @param revocation whether {@link StandInServer#configuration()} names the revocation endpoint (RFC 7009); not by default, as
 *     Isogeo documents none
 * @param users who can sign in; alice, bob and carol by default
 * @param tokenLife how long an access token lives; 3599 seconds by default
 * @param silence how long the scenarios that wait say nothing; 60 seconds by default
 * @param scenarios the scenarios of every login, besides those that are chosen for one; none by default
 * @param keyStore the server's key and certificate for TLS; without one, the default, it speaks plain HTTP
 * @param clock what tells the time; the system's by default
 */
public record StandInOptions(
        String host,
        int port,
        List<StandInClient> clients,
        Set<String> redirectUris,
        Optional<String> issuer,
        boolean revocation,
        List<StandInUser> users,
        Duration tokenLife,
        Duration silence,
        Set<Scenario> scenarios,
        Optional<KeyStoreFile> keyStore,
        Clock clock) {

    // Not ASCII alone, and with what a form would encode: whoever encodes the credentials twice or not at all is
    // caught.
    private static final String SECRET = "Q7+/s=%k\u00e9vR2mX9tB4wZ8nL1cY6hG3jD5fS0aP+uE/iO=oK%yT7rW2qN9bV4xM8z";

    private static final StandInOptions DEFAULTS = new StandInOptions(
            "127.0.0.1",
            0,
            List.of(
                    new StandInClient("standin-demo-6f0c1a2b-3d4e-4f50-8a61-72b3c4d5e6f7", SECRET),
                    new StandInClient("standin-second-1a0c1a2b-3d4e-4f50-8a61-72b3c4d5e6f7", SECRET)),
            Set.of(),
            Optional.empty(),
            false,
            StandInUser.defaults(),
            Duration.ofSeconds(3599),
            Duration.ofSeconds(60),
            Set.of(),
            Optional.empty(),
            Clock.systemUTC());

    /**
     * Checks and copies.
     *
     * @param host where to listen
     * @param port where to listen, or 0
     * @param clients who may ask for tokens
     * @param redirectUris the registered redirect URIs, or none
     * @param issuer the value of {@code iss}
     * @param revocation whether the configuration names the revocation endpoint
     * @param users who can sign in
     * @param tokenLife how long an access token lives
     * @param silence how long the scenarios that wait say nothing
     * @param scenarios the scenarios of every login
     * @param keyStore for TLS
     * @param clock what tells the time
     * @throws IllegalArgumentException when the host is not on loopback, the port is none, there is no client, a redirect URI is
     *     not absolute or has a fragment, or a duration is negative or zero
     */
    public StandInOptions {
        clients = List.copyOf(clients);
        redirectUris = Set.copyOf(redirectUris);
        users = List.copyOf(users);
        scenarios = Set.copyOf(scenarios);
        Objects.requireNonNull(issuer, "issuer");
        Objects.requireNonNull(keyStore, "keyStore");
        Objects.requireNonNull(clock, "clock");
        require(Loopback.isLoopback(host), "The stand-in listens on the loopback host only, such as 127.0.0.1.");
        require(port >= 0 && port <= 65535, "A port is a number from 0 to 65535.");
        require(!clients.isEmpty(), "The stand-in needs a client.");
        require(!tokenLife.isNegative() && tokenLife.toSeconds() > 0, "A token lives a second at least.");
        require(!silence.isNegative() && !silence.isZero(), "The silence lasts some time.");
        redirectUris.forEach(StandInOptions::requireRedirectUri);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** RFC 6749, section 3.1.2. */
    private static void requireRedirectUri(String text) {
        URI uri = URI.create(text);
        require(
                uri.isAbsolute() && uri.getRawFragment() == null,
                "A redirect URI is absolute and has no fragment: " + text);
    }

    /**
     * The options to begin with.
     *
     * @return a free port of 127.0.0.1, two clients, three users, plain HTTP
     */
    public static StandInOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Listens on another loopback host.
     *
     * @param host {@code localhost}, an address such as {@code 127.0.0.2}, or {@code ::1}
     * @return a copy
     * @throws IllegalArgumentException when it is not on loopback
     */
    public StandInOptions withHost(String host) {
        return change(draft -> draft.host = host);
    }

    /**
     * Listens on this port.
     *
     * @param port a port, or 0 for a free one
     * @return a copy
     */
    public StandInOptions withPort(int port) {
        return change(draft -> draft.port = port);
    }

    /**
     * Knows this client alone.
     *
     * @param client its id and secret
     * @return a copy
     */
    public StandInOptions withClient(StandInClient client) {
        return withClients(client);
    }

    /**
     * Knows these clients; {@link StandInServer#configuration()} tells the first.
     *
     * @param clients one at least
     * @return a copy
     */
    public StandInOptions withClients(StandInClient... clients) {
        return change(draft -> draft.clients = Arrays.asList(clients));
    }

    /**
     * Registers redirect URIs.
     *
     * @param redirectUris compared exactly; none for every URI on the loopback host
     * @return a copy
     */
    public StandInOptions withRedirectUris(Set<String> redirectUris) {
        return change(draft -> draft.redirectUris = redirectUris);
    }

    /**
     * Sends {@code iss} (RFC 9207).
     *
     * @param issuer its value
     * @return a copy
     */
    public StandInOptions withIssuer(String issuer) {
        return change(draft -> draft.issuer = Optional.of(issuer));
    }

    /**
     * Names the revocation endpoint in the configuration, or not; it answers in both cases.
     *
     * @param revocation whether to name it
     * @return a copy
     */
    public StandInOptions withRevocation(boolean revocation) {
        return change(draft -> draft.revocation = revocation);
    }

    /**
     * Knows these users alone.
     *
     * @param users who can sign in
     * @return a copy
     */
    public StandInOptions withUsers(List<StandInUser> users) {
        return change(draft -> draft.users = users);
    }

    /**
     * Issues access tokens of this life.
     *
     * @param tokenLife a second at least; {@link Scenario#SHORT} and its like take five seconds where that is less
     * @return a copy
     */
    public StandInOptions withTokenLife(Duration tokenLife) {
        return change(draft -> draft.tokenLife = tokenLife);
    }

    /**
     * Says nothing for this long under {@link Scenario#SILENT} and its like.
     *
     * @param silence longer than nothing
     * @return a copy
     */
    public StandInOptions withSilence(Duration silence) {
        return change(draft -> draft.silence = silence);
    }

    /**
     * Lets these scenarios happen in every login.
     *
     * @param scenarios besides those that are chosen for one login
     * @return a copy
     */
    public StandInOptions withScenarios(Set<Scenario> scenarios) {
        return change(draft -> draft.scenarios = scenarios);
    }

    /**
     * Speaks TLS with this key and certificate.
     *
     * @param path a key store of the type PKCS12 or JKS
     * @param password opens the store and its key
     * @return a copy
     */
    public StandInOptions withKeyStore(Path path, String password) {
        return change(draft -> draft.keyStore = Optional.of(new KeyStoreFile(path, password)));
    }

    /**
     * Takes the time from this clock: what is issued, what has expired, and when a request was received. Waits go by real time.
     *
     * @param clock the clock
     * @return a copy
     */
    public StandInOptions withClock(Clock clock) {
        return change(draft -> draft.clock = clock);
    }

    private StandInOptions change(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /**
     * A key store in a file.
     *
     * @param path where it is
     * @param password opens it; {@code toString} hides it
     */
    public record KeyStoreFile(Path path, String password) {

        /** The path alone. */
        @Override
        public String toString() {
            return "KeyStoreFile[path=" + path + "]";
        }
    }

    /** A copy to change one part of. */
    private static final class Draft {

        private String host;
        private int port;
        private List<StandInClient> clients;
        private Set<String> redirectUris;
        private Optional<String> issuer;
        private boolean revocation;
        private List<StandInUser> users;
        private Duration tokenLife;
        private Duration silence;
        private Set<Scenario> scenarios;
        private Optional<KeyStoreFile> keyStore;
        private Clock clock;

        private Draft(StandInOptions options) {
            host = options.host;
            port = options.port;
            clients = options.clients;
            redirectUris = options.redirectUris;
            issuer = options.issuer;
            revocation = options.revocation;
            users = options.users;
            tokenLife = options.tokenLife;
            silence = options.silence;
            scenarios = options.scenarios;
            keyStore = options.keyStore;
            clock = options.clock;
        }

        private StandInOptions options() {
            return new StandInOptions(
                    host,
                    port,
                    clients,
                    redirectUris,
                    issuer,
                    revocation,
                    users,
                    tokenLife,
                    silence,
                    scenarios,
                    keyStore,
                    clock);
        }
    }
}
