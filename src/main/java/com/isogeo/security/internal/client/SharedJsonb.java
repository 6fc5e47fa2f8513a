package com.isogeo.security.internal.client;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;

/**
 * Gives the module's Rest Clients one {@link Jsonb}. Without it RESTEasy makes a new one for each response, which
 * inspects every class by reflection again.
 */
final class SharedJsonb implements ContextResolver<Jsonb> {

    private final Jsonb jsonb;

    SharedJsonb(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    @Override
    public Jsonb getContext(Class<?> type) {
        return jsonb;
    }
}
