package com.isogeo.security.internal.client;

import com.isogeo.security.internal.config.RestClientSettings;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The module's own Rest Clients, built from what was checked at deployment. They are no beans of the server's, which
 * would read the configuration once more, and by another class loader than the application's.
 */
public final class RestClients implements AutoCloseable {

    /** After one that the configuration names in {@code providers}. */
    private static final int LAST = Integer.MAX_VALUE;

    private final Jsonb jsonb = JsonbBuilder.create();
    private final ExecutorService threads = RestClientExecutors.forResponses();
    private final Deadlines deadlines = new Deadlines(RestClientExecutors.forDeadlines());
    private final List<RestClientPool<?>> pools = new CopyOnWriteArrayList<>();

    /**
     * Requests to an endpoint, with bounds of its own: requests that are caught at one endpoint leave the others
     * alone.
     */
    public <T> RequestSender<T> requestsTo(Class<T> type, URI endpoint, RestClientSettings keys, Duration timeout) {
        RestClientPool<T> pool = new RestClientPool<>(
                () -> build(type, endpoint, keys), timeout, slow(type, timeout), threads, deadlines);
        pools.add(pool);
        return pool;
    }

    private static SlowRequestBulkhead slow(Class<?> type, Duration timeout) {
        return type == RevocationEndpoint.class
                ? SlowRequestBulkhead.unbounded()
                : SlowRequestBulkhead.ofWaitingThreads(timeout);
    }

    private <T> T build(Class<T> type, URI endpoint, RestClientSettings keys) {
        AtomicReference<@Nullable T> client = new AtomicReference<>();
        RestClientBuilder builder = RestClientBuilder.newBuilder()
                .baseUri(endpoint)
                .connectTimeout(keys.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(keys.readTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .followRedirects(false)
                .executorService(threads)
                .register(new BoundedResponse(() -> RestClientPool.closeClient(client.get())))
                .register(new SharedJsonb(jsonb), LAST);
        keys.trustStore().ifPresent(builder::trustStore);
        keys.keyStore().ifPresent(store -> builder.keyStore(store, keys.keyStorePassword()));
        keys.hostnameVerifier().ifPresent(builder::hostnameVerifier);
        keys.proxy().ifPresent(proxy -> builder.proxyAddress(proxy.getHostString(), proxy.getPort()));
        keys.providers()
                .forEach((provider, priority) -> priority.ifPresentOrElse(
                        given -> builder.register(provider, given), () -> builder.register(provider)));
        T built = builder.build(type);
        client.set(built);
        return built;
    }

    /** When the application ends: nothing of it is left waiting. */
    @Override
    public void close() {
        pools.forEach(RestClientPool::close);
        deadlines.close();
        threads.shutdownNow();
        closeJsonb();
    }

    private void closeJsonb() {
        try {
            jsonb.close();
        } catch (Exception e) {
            // It is not used again.
        }
    }
}
