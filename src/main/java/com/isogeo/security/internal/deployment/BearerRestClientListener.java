package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoBearer;
import com.isogeo.security.internal.client.RestClientExecutors;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Prepares the Rest Clients that have an {@link IsogeoBearer}: the login is carried to the thread of an asynchronous
 * method, and redirects are not followed, since they would send the token to another address.
 *
 * <p>An executor carries the login, and no {@code AsyncInvocationInterceptorFactory}: RESTEasy's MicroProfile client
 * 3 keeps the latter on the thread that built the client, for all clients of all applications that this thread ever
 * serves.
 */
public final class BearerRestClientListener implements RestClientListener {

    private static final String SERVERS_EXECUTOR = "java:comp/DefaultManagedExecutorService";

    private final ExecutorService threads = RestClientExecutors.forResponses();

    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        if (hasBearer(serviceInterface, builder)) {
            builder.followRedirects(false);
            builder.executorService(new LoginExecutor(executor()));
        }
    }

    /** The providers that the annotation names are registered later. */
    private static boolean hasBearer(Class<?> serviceInterface, RestClientBuilder builder) {
        return builder.getConfiguration().isRegistered(IsogeoBearer.class)
                || Arrays.stream(serviceInterface.getAnnotationsByType(RegisterProvider.class))
                        .anyMatch(provider -> provider.value() == IsogeoBearer.class);
    }

    /** The one that the server would take: its threads know the application's names and contexts. */
    // The name is a constant.
    @SuppressWarnings("BanJNDI")
    private ExecutorService executor() {
        try {
            return InitialContext.doLookup(SERVERS_EXECUTOR);
        } catch (NamingException | ClassCastException e) {
            // A server without Jakarta Concurrency.
            return threads;
        }
    }
}
