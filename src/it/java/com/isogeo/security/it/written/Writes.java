package com.isogeo.security.it.written;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Switches the module on, and keeps the names of the attributes that were set in a session, in order. */
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition
public class Writes {

    private final Map<String, List<String>> names = new ConcurrentHashMap<>();

    void note(String session, String name) {
        names.computeIfAbsent(session, id -> new CopyOnWriteArrayList<>()).add(name);
    }

    List<String> into(String session) {
        return names.getOrDefault(session, List.of());
    }
}
