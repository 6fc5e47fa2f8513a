package com.isogeo.security.benchmark;

import java.util.Map;

/** Open Liberty or WildFly. */
interface ServerKind {

    /** With the version. */
    String label();

    /** For files. */
    String fileName();

    /** Makes a server of its own for a variant; nothing runs yet. */
    Installation install(Variant variant, Map<String, String> environment);

    static ServerKind named(String name) {
        return switch (name) {
            case "liberty" -> new OpenLiberty();
            case "wildfly" -> new WildFly();
            default -> throw new IllegalArgumentException("liberty or wildfly, and not " + name);
        };
    }
}
