package com.isogeo.security.testing;

import com.isogeo.security.internal.account.AccountApi;
import com.isogeo.security.internal.client.RequestSender;
import com.isogeo.security.internal.client.RestClients;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.config.ReadResult;
import com.isogeo.security.internal.config.RestClientConfig;
import com.isogeo.security.internal.config.RestClientSettings;
import com.isogeo.security.internal.config.RestClientSettingsReader;
import com.isogeo.security.internal.config.Settings;
import com.isogeo.security.internal.config.TestConfig;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/**
 * A provider behind the module's own Rest Clients, with RESTEasy and Yasson as on WildFly. A filter answers where the
 * network would be.
 */
public final class TestProvider implements AutoCloseable {

    private static final URI ENDPOINT = URI.create("https://id.example.org/oauth/token");
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final RestClients clients = new RestClients();
    private final RequestSender<TokenEndpoint> tokenEndpoint = requestsTo(TokenEndpoint.class);
    private final RequestSender<AccountApi> accountApi = requestsTo(AccountApi.class);

    /** Answers each request. RESTEasy makes its instances, hence the static field. */
    public static final class Network implements ClientRequestFilter {

        private static final AtomicReference<Function<URI, ProviderResponse>> SCRIPT = new AtomicReference<>();

        @Override
        public void filter(ClientRequestContext request) {
            request.abortWith(SCRIPT.get().apply(request.getUri()).toResponse());
        }
    }

    public RequestSender<TokenEndpoint> tokenEndpoint() {
        return tokenEndpoint;
    }

    public RequestSender<AccountApi> accountApi() {
        return accountApi;
    }

    /** The responses from now on, by the address of the request. */
    public void respond(Function<URI, ProviderResponse> script) {
        Network.SCRIPT.set(script);
    }

    private <T> RequestSender<T> requestsTo(Class<T> type) {
        RestClientConfig keys = new RestClientConfig(
                TestConfig.of(Map.of(
                        "isogeo-token/mp-rest/providers",
                        Network.class.getName(),
                        "isogeo.token-endpoint",
                        ENDPOINT.toString())),
                "isogeo-token",
                type.getName());
        RestClientSettings settings = RestClientSettingsReader.read(
                        keys, TestProvider.class.getClassLoader(), Settings.TOKEN_ENDPOINT, ENDPOINT)
                .fold(ReadResult.Valid::value, invalid -> {
                    throw new AssertionError(invalid.problems());
                });
        return clients.requestsTo(type, ENDPOINT, settings, TIMEOUT);
    }

    /** Other tests register a configuration of their own where RESTEasy has made one. */
    @Override
    public void close() {
        clients.close();
        ConfigProviderResolver configurations = ConfigProviderResolver.instance();
        configurations.releaseConfig(configurations.getConfig(TestProvider.class.getClassLoader()));
    }
}
