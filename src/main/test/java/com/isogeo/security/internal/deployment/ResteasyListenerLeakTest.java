package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.testing.TestLog;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.spi.RestClientBuilderResolver;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.jboss.resteasy.microprofile.client.RestClientListeners;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResteasyListenerLeakTest {

    /** That of another implementation of Rest Clients. */
    public static final class OtherResolver extends RestClientBuilderResolver {

        @Override
        public RestClientBuilder newBuilder() {
            throw new UnsupportedOperationException();
        }
    }

    /** A server without RESTEasy. */
    private static final class OtherServer extends ClassLoader {

        private OtherServer() {
            super(ResteasyListenerLeakTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("org.jboss.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        private RestClientBuilderResolver resolver() throws IOException, ReflectiveOperationException {
            String name = OtherResolver.class.getName();
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                return (RestClientBuilderResolver) defineClass(name, bytes, 0, bytes.length)
                        .getDeclaredConstructor()
                        .newInstance();
            }
        }
    }

    @Test
    @DisplayName("The application's own entry goes, those of others stay")
    void ownEntryGoes() {
        RestClientListener other = (type, builder) -> {};
        Map<String, Collection<RestClientListener>> listeners =
                new HashMap<>(Map.of("own", List.of(other, new BearerRestClientListener()), "other", List.of(other)));

        ResteasyListenerLeak.forgetIn(listeners);

        assertEquals(Set.of("other"), listeners.keySet());
    }

    @Test
    @DisplayName("What RESTEasy keeps for the application's class loader is let go")
    void whatResteasyKeepsIsLetGo() {
        Collection<RestClientListener> kept = RestClientListeners.get();
        assertSame(kept, RestClientListeners.get());
        assertTrue(kept.stream().anyMatch(BearerRestClientListener.class::isInstance));

        ResteasyListenerLeak.clear();

        assertNotSame(kept, RestClientListeners.get());
    }

    @Test
    @DisplayName("A server that is built otherwise is left alone, with a line for whoever looks for it")
    void otherServerIsLeftAlone() throws Exception {
        RestClientBuilderResolver real = RestClientBuilderResolver.instance();
        Collection<RestClientListener> kept = RestClientListeners.get();
        RestClientBuilderResolver.setInstance(new OtherServer().resolver());
        try (TestLog log = new TestLog("com.isogeo.security.deployment")) {
            ResteasyListenerLeak.clear();

            assertEquals(List.of("No listeners of RESTEasy's to forget."), log.at(Level.FINE));
        } finally {
            RestClientBuilderResolver.setInstance(real);
        }
        assertSame(kept, RestClientListeners.get());
    }
}
