package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoBearer;
import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptor;
import org.eclipse.microprofile.rest.client.ext.AsyncInvocationInterceptorFactory;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;

/**
 * Readies the Rest Clients that have an {@link IsogeoBearer}: the login goes along to the thread of an asynchronous method,
 * and no redirect is followed, since the token would be taken along to wherever it points.
 */
public final class BearerThreads implements RestClientListener {

    @Override
    public void onNewClient(Class<?> serviceInterface, RestClientBuilder builder) {
        if (hasBearer(serviceInterface, builder)) {
            builder.followRedirects(false);
            builder.register((AsyncInvocationInterceptorFactory) Brought::new);
        }
    }

    /** The providers that the annotation names are registered later. */
    private static boolean hasBearer(Class<?> serviceInterface, RestClientBuilder builder) {
        return builder.getConfiguration().isRegistered(IsogeoBearer.class)
                || Arrays.stream(serviceInterface.getAnnotationsByType(RegisterProvider.class))
                        .anyMatch(provider -> provider.value() == IsogeoBearer.class);
    }

    /** One for each call, made on the thread that calls. */
    private static final class Brought implements AsyncInvocationInterceptor {

        private final Optional<Caller> caller = CurrentLogin.caller();
        private final Deque<Runnable> ends = new ConcurrentLinkedDeque<>();

        @Override
        public void prepareContext() {
            // All is known already.
        }

        @Override
        public void applyContext() {
            ends.push(CurrentLogin.begin(caller));
        }

        @Override
        public void removeContext() {
            ends.pop().run();
        }
    }
}
