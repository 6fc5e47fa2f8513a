package com.isogeo.security.internal.deployment;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.Collection;
import java.util.Map;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderResolver;

/**
 * The listeners that RESTEasy keeps for each class loader. Its map has weak keys, but each value holds listeners of
 * an application and by them that application's loader, so none ever goes by itself; the entry is taken out when the
 * application ends. It is private, as there is no other way: where it is not found, as on other servers, nothing is
 * done.
 */
final class ResteasyListenerLeak {

    private static final System.Logger LOG = System.getLogger("com.isogeo.security.deployment");
    private static final String OWNER = "org.jboss.resteasy.microprofile.client.RestClientListeners";

    private ResteasyListenerLeak() {}

    static void clear() {
        try {
            Class<?> owner = Class.forName(
                    OWNER,
                    false,
                    RestClientBuilderResolver.instance().getClass().getClassLoader());
            Field field = owner.getDeclaredField("map");
            field.setAccessible(true);
            if (field.get(null) instanceof Map<?, ?> listeners) {
                forgetIn(listeners);
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "No listeners of RESTEasy's to forget.", e);
        }
    }

    static void forgetIn(Map<?, ?> listeners) {
        synchronized (listeners) {
            listeners
                    .values()
                    .removeIf(each -> each instanceof Collection<?> ofOneLoader
                            && ofOneLoader.stream().anyMatch(BearerRestClientListener.class::isInstance));
        }
    }
}
