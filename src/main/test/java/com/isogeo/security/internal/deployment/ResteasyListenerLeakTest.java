package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.rest.client.spi.RestClientListener;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ResteasyListenerLeakTest {

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
    @DisplayName("A server that is built otherwise is left alone")
    void otherServerIsLeftAlone() {
        assertDoesNotThrow(ResteasyListenerLeak::clear);
    }
}
