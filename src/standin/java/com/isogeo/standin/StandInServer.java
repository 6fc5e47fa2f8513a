package com.isogeo.standin;

import com.isogeo.standin.internal.api.AccountResource;
import com.isogeo.standin.internal.api.BearerAuthentication;
import com.isogeo.standin.internal.api.RequestsResource;
import com.isogeo.standin.internal.api.SearchResource;
import com.isogeo.standin.internal.api.TokenOriginResource;
import com.isogeo.standin.internal.http.Listener;
import com.isogeo.standin.internal.http.Routes;
import com.isogeo.standin.internal.http.Sockets;
import com.isogeo.standin.internal.oauth.AuthorizationEndpoint;
import com.isogeo.standin.internal.oauth.AuthorizationResponses;
import com.isogeo.standin.internal.oauth.LoginEndpoint;
import com.isogeo.standin.internal.oauth.Registration;
import com.isogeo.standin.internal.oauth.RequestLog;
import com.isogeo.standin.internal.oauth.RevocationEndpoint;
import com.isogeo.standin.internal.oauth.Seal;
import com.isogeo.standin.internal.oauth.TokenEndpoint;
import com.isogeo.standin.internal.oauth.TokenFamilies;
import com.isogeo.standin.internal.oauth.TokenIssuer;
import com.isogeo.standin.internal.oauth.TokenScenarios;
import com.isogeo.standin.internal.oauth.Users;
import com.isogeo.standin.internal.page.LoginForm;
import com.isogeo.standin.internal.page.StatusPage;
import com.isogeo.standin.internal.page.Stylesheet;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A running stand-in for Isogeo: authorization endpoint, login form, token and revocation endpoint, and the API for the user's
 * account, memberships and search. It listens on the loopback host only and runs on threads of its own. Its methods may be called
 * on any thread.
 *
 * <pre>{@code
 * try (StandInServer isogeo = StandInServer.start(StandInOptions.defaults())) {
 *     isogeo.arrange("alice", Scenario.SLOW);
 *     Map<String, String> configuration = isogeo.configuration();
 *     // Start the application with it, sign in as alice.
 *     assertEquals(1, isogeo.received("alice").stream().filter(r -> r.path().equals("/oauth/token")).count());
 * }
 * }</pre>
 */
public final class StandInServer implements AutoCloseable {

    /** Inside the application: the module completes a path by the address at which the browser reached it. */
    private static final String CALLBACK = "/login/callback";

    private final StandInOptions options;
    private final Users users;
    private final RequestLog log;
    private final Listener listener;
    private final URI address;

    private StandInServer(StandInOptions options, Users users, RequestLog log, Listener listener) {
        this.options = options;
        this.users = users;
        this.log = log;
        this.listener = listener;
        String scheme = options.keyStore().isPresent() ? "https" : "http";
        String host = options.host().equals("::1") ? "[::1]" : options.host();
        address = URI.create(scheme + "://" + host + ":" + listener.address().getPort());
    }

    /**
     * Starts a stand-in; it answers when this method returns.
     *
     * @param options where it listens and how it behaves
     * @return the running server, to be closed
     * @throws IOException when the port is taken (a {@link java.net.BindException} that names it), or the key store cannot be read
     */
    public static StandInServer start(StandInOptions options) throws IOException {
        Users users = new Users(options.users());
        RequestLog log = new RequestLog(options.clock());
        Listener listener = Listener.start(Sockets.bind(options), routes(options, users, log));
        return new StandInServer(options, users, log, listener);
    }

    private static Routes routes(StandInOptions options, Users users, RequestLog log) {
        Clock clock = options.clock();
        Seal seal = new Seal(new SecureRandom());
        Registration registration = new Registration(options.clients(), options.redirectUris());
        TokenFamilies families = new TokenFamilies(log);
        LoginForm pages = new LoginForm(users);
        AuthorizationResponses responses =
                new AuthorizationResponses(seal, clock, options.issuer(), options.scenarios());
        LoginEndpoint login = new LoginEndpoint(registration, users, seal, responses, log, clock, pages);
        TokenIssuer issuer = new TokenIssuer(seal, clock, options.tokenLife());
        TokenScenarios scenarios = new TokenScenarios(clock, options.silence());
        BearerAuthentication bearer = new BearerAuthentication(seal, families, log, clock);
        AccountResource account = new AccountResource(bearer, users, options.silence());
        RequestsResource requests = new RequestsResource(log);
        return new Routes()
                .get("/", new StatusPage(users, log)::get)
                .get("/standin.css", new Stylesheet()::get)
                .get("/oauth/authorize", new AuthorizationEndpoint(registration, pages)::get)
                .get("/login", login::get)
                .post("/login", login::post)
                .post(
                        "/oauth/token",
                        new TokenEndpoint(registration, seal, families, issuer, scenarios, log, clock)::post)
                .post("/oauth/revoke", new RevocationEndpoint(registration, seal, families, log)::post)
                .get("/account", account::account)
                .get("/account/memberships", account::memberships)
                .get("/resources/search", new SearchResource(bearer)::get)
                .get("/standin/token", new TokenOriginResource(bearer)::get)
                .get("/standin/requests", requests::get)
                .delete("/standin/requests", requests::delete);
    }

    /**
     * Where it listens.
     *
     * @return such as {@code http://127.0.0.1:9081}, without a path
     */
    public URI address() {
        return address;
    }

    /**
     * The settings of an application that signs in here, all but {@code isogeo.redirect-uri}, which is the application's own.
     *
     * @return {@code isogeo.client-id}, {@code isogeo.client-secret}, {@code isogeo.authorization-endpoint},
     *     {@code isogeo.token-endpoint} and {@code isogeo.api-endpoint}; {@code isogeo.issuer} and
     *     {@code isogeo.revocation-endpoint} where the options say so
     */
    public Map<String, String> configuration() {
        StandInClient client = options.clients().get(0);
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("isogeo.client-id", client.id());
        configuration.put("isogeo.client-secret", client.secret());
        configuration.put("isogeo.redirect-uri", CALLBACK);
        configuration.put("isogeo.authorization-endpoint", address + "/oauth/authorize");
        configuration.put("isogeo.token-endpoint", address + "/oauth/token");
        configuration.put("isogeo.api-endpoint", address.toString());
        options.issuer().ifPresent(issuer -> configuration.put("isogeo.issuer", issuer));
        if (options.revocation()) {
            configuration.put("isogeo.revocation-endpoint", address + "/oauth/revoke");
        }
        return configuration;
    }

    /**
     * What was received, the oldest first.
     *
     * @return a copy of the newest 20,000
     */
    public List<ReceivedRequest> received() {
        return log.all();
    }

    /**
     * What was received for one user, the oldest first.
     *
     * @param user their login
     * @return a copy
     */
    public List<ReceivedRequest> received(String user) {
        return log.of(user);
    }

    /** Forgets all that was received. */
    public void forgetReceived() {
        log.forget();
    }

    /**
     * Forgets what was received for one user.
     *
     * @param user their login
     */
    public void forgetReceived(String user) {
        log.forget(user);
    }

    /**
     * Lets scenarios happen in the next logins of a user, until this is called again; a login that has begun keeps its own.
     *
     * @param login whose logins
     * @param scenarios besides those that are chosen in the form; none ends the arrangement
     */
    public void arrange(String login, Scenario... scenarios) {
        Set<Scenario> arranged = EnumSet.noneOf(Scenario.class);
        arranged.addAll(Arrays.asList(scenarios));
        users.arrange(login, arranged);
    }

    /** Ends the arrangements of all users. */
    public void forgetArrangements() {
        users.forgetArrangements();
    }

    /**
     * Adds a user or replaces the one of the same login. Roles and workgroups change from the next response of the API on, for
     * tokens that were issued before as well.
     *
     * @param user who can sign in from now on
     */
    public void setUser(StandInUser user) {
        users.put(user);
    }

    /** Stops within a second: ends open connections, responses that wait, and its threads. A second call changes nothing. */
    @Override
    public void close() {
        listener.close();
    }

    /** Its address. */
    @Override
    public String toString() {
        return "StandInServer[" + address + "]";
    }
}
