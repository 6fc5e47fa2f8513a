package com.isogeo.security.internal.client;

import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Gives the module's own Rest Clients threads of their own. A request that waits for an answer holds a thread of the server's
 * pool; if the answer needed another one of the same pool, many that wait would be waiting for themselves.
 */
public final class AnswerThreads implements RestClientListener {

    private static final Set<Class<?>> OURS = Set.of(TokenEndpoint.class, AccountApi.class, RevocationEndpoint.class);
    private static final int IDLE_SECONDS = 10;

    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        if (OURS.contains(serviceInterface)) {
            builder.executorService(threads());
        }
    }

    /** As many as there are waiting requests; none is left ten seconds after the last answer. */
    private static ExecutorService threads() {
        return new ThreadPoolExecutor(
                0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
                    Thread thread = new Thread(task, "isogeo-security answer");
                    thread.setDaemon(true);
                    return thread;
                });
    }
}
