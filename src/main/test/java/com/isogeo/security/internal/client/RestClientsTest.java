package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.ReadResult;
import com.isogeo.security.internal.config.RestClientConfig;
import com.isogeo.security.internal.config.RestClientSettings;
import com.isogeo.security.internal.config.RestClientSettingsReader;
import com.isogeo.security.internal.config.Settings;
import com.isogeo.security.internal.config.TestConfig;
import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the module tells the builder of a Rest Client, and what is left when the application ends. */
class RestClientsTest {

    private static final URI ENDPOINT = URI.create("https://id.example.org/oauth/token");
    private static final Duration TIMEOUT = Duration.ofMinutes(1);
    private static final String KEYS = "isogeo-token/mp-rest/";

    /** Trusts every name; it is not asked. */
    public static final class Verifier implements HostnameVerifier {

        @Override
        public boolean verify(String hostname, SSLSession session) {
            return true;
        }
    }

    /** Has no response before it is closed. */
    private static final class Client implements RevocationEndpoint, AutoCloseable {

        private final CompletableFuture<Response> response = new CompletableFuture<>();

        @Override
        public Response revokeByBasic(String authorization, String token, String tokenTypeHint) {
            return response.join();
        }

        @Override
        public Response revokeByPost(String clientId, String clientSecret, String token, String tokenTypeHint) {
            return response.join();
        }

        @Override
        public void close() {
            response.cancel(false);
        }
    }

    private final Client client = new Client();

    /** By the name of the builder's method, the arguments of each call. */
    private final Map<String, List<Object[]>> calls = new HashMap<>();

    private final RestClients clients = new RestClients();
    private RestClientBuilderResolver real;

    @BeforeEach
    void recordCalls() {
        real = RestClientBuilderResolver.instance();
        RestClientBuilder builder = (RestClientBuilder) Proxy.newProxyInstance(
                RestClientsTest.class.getClassLoader(), new Class<?>[] {RestClientBuilder.class}, this::record);
        RestClientBuilderResolver.setInstance(new RestClientBuilderResolver() {
            @Override
            public RestClientBuilder newBuilder() {
                return builder;
            }
        });
    }

    private Object record(Object builder, Method method, Object[] arguments) {
        calls.computeIfAbsent(method.getName(), name -> new ArrayList<>()).add(arguments);
        return method.getName().equals("build") ? client : builder;
    }

    @AfterEach
    void end() {
        RestClientBuilderResolver.setInstance(real);
        clients.close();
    }

    @Test
    @DisplayName("S23 A Rest Client has the stores, the verifier and the proxy of its configuration")
    void configurationIsUsed(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("store.p12");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        try (OutputStream out = Files.newOutputStream(store)) {
            empty.store(out, "changeit".toCharArray());
        }

        build(Map.of(
                KEYS + "trustStore", store.toUri().toString(),
                KEYS + "trustStoreType", "PKCS12",
                KEYS + "trustStorePassword", "changeit",
                KEYS + "keyStore", store.toUri().toString(),
                KEYS + "keyStoreType", "PKCS12",
                KEYS + "keyStorePassword", "changeit",
                KEYS + "hostnameVerifier", Verifier.class.getName(),
                KEYS + "proxyAddress", "proxy.example.org:3128"));

        assertInstanceOf(KeyStore.class, onlyCall("trustStore")[0]);
        assertInstanceOf(KeyStore.class, onlyCall("keyStore")[0]);
        assertEquals("changeit", onlyCall("keyStore")[1]);
        assertInstanceOf(Verifier.class, onlyCall("hostnameVerifier")[0]);
        assertEquals(List.of("proxy.example.org", 3128), List.of(onlyCall("proxyAddress")));
        assertEquals(List.of(false), List.of(onlyCall("followRedirects")));
    }

    @Test
    @DisplayName("A Rest Client of a plain configuration has the server's TLS settings and no proxy")
    void plainConfigurationChangesNothing() throws Exception {
        build(Map.of());

        assertEquals(List.of(ENDPOINT), List.of(onlyCall("baseUri")));
        for (String absent : List.of("trustStore", "keyStore", "hostnameVerifier", "proxyAddress")) {
            assertFalse(calls.containsKey(absent), absent);
        }
    }

    @Test
    @DisplayName("S24 A response without end closes the very client that reads it")
    void endlessResponseClosesItsClient() throws Exception {
        build(Map.of());
        AtomicReference<InputStream> stream = new AtomicReference<>(new Endless());
        ReaderInterceptorContext context = (ReaderInterceptorContext) Proxy.newProxyInstance(
                RestClientsTest.class.getClassLoader(),
                new Class<?>[] {ReaderInterceptorContext.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("setInputStream")) {
                        stream.set((InputStream) arguments[0]);
                    }
                    return method.getName().equals("getInputStream") ? stream.get() : null;
                });

        registered(BoundedResponse.class).aroundReadFrom(context);

        assertThrows(ExcessiveResponseException.class, () -> stream.get().transferTo(OutputStream.nullOutputStream()));
        assertTrue(client.response.isCancelled());
    }

    @Test
    @DisplayName("All Rest Clients read their responses by one Jsonb")
    void jsonbIsShared() throws Exception {
        build(Map.of());
        Jsonb first = registered(SharedJsonb.class).getContext(TokenResponse.class);
        assertEquals("{\"error\":\"x\"}", first.toJson(new TokenErrorResponse("x", null, null)));

        calls.clear();
        build(Map.of());

        assertSame(first, registered(SharedJsonb.class).getContext(TokenErrorResponse.class));
    }

    @Test
    @DisplayName("S24 When the application ends, its requests end, and no thread of it is left")
    void nothingIsLeftAtTheEnd() throws Exception {
        List<Thread> before = threads("isogeo-security deadline");
        CompletableFuture<Thread> caught = new CompletableFuture<>();
        CompletableFuture<Response> response = requests(Map.of())
                .send(endpoint -> {
                    caught.complete(Thread.currentThread());
                    return endpoint.revokeByBasic("", "", "");
                })
                .toCompletableFuture();
        Thread thread = caught.get(20, TimeUnit.SECONDS);
        List<Thread> deadlines = new ArrayList<>(threads("isogeo-security deadline"));
        deadlines.removeAll(before);
        assertEquals(1, deadlines.size());

        clients.close();

        assertThrows(ExecutionException.class, () -> response.get(20, TimeUnit.SECONDS));
        assertTrue(client.response.isCancelled());
        assertEndsSoon(thread);
        assertEndsSoon(deadlines.get(0));
    }

    /** Long before the ten seconds after which an unused thread ends. */
    private static void assertEndsSoon(Thread thread) throws InterruptedException {
        thread.join(5_000);
        assertFalse(thread.isAlive(), thread.getName());
    }

    private static List<Thread> threads(String name) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals(name))
                .toList();
    }

    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 'x';
        }
    }

    private void build(Map<String, String> keys) throws Exception {
        CountDownLatch built = new CountDownLatch(1);
        var unused = requests(keys).send(endpoint -> {
            built.countDown();
            return endpoint;
        });
        assertTrue(built.await(20, TimeUnit.SECONDS));
    }

    private RequestSender<RevocationEndpoint> requests(Map<String, String> keys) {
        Map<String, String> values = new HashMap<>(keys);
        values.put("isogeo.token-endpoint", ENDPOINT.toString());
        RestClientConfig config =
                new RestClientConfig(TestConfig.of(values), "isogeo-token", TokenEndpoint.class.getName());
        RestClientSettings settings = RestClientSettingsReader.read(
                        config, RestClientsTest.class.getClassLoader(), Settings.TOKEN_ENDPOINT, ENDPOINT)
                .fold(ReadResult.Valid::value, invalid -> {
                    throw new AssertionError(invalid.problems());
                });
        return clients.requestsTo(RevocationEndpoint.class, ENDPOINT, settings, TIMEOUT);
    }

    private Object[] onlyCall(String method) {
        assertEquals(1, calls.getOrDefault(method, List.of()).size(), method);
        return calls.get(method).get(0);
    }

    private <T> T registered(Class<T> type) {
        return calls.get("register").stream()
                .map(arguments -> arguments[0])
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
