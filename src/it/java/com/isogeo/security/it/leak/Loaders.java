package com.isogeo.security.it.leak;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Weak references to class loaders, where the whole server sees them, in types of the JDK alone. */
final class Loaders {

    private static final String PREFIX = "com.isogeo.security.it.loaders";

    private Loaders() {}

    @SuppressWarnings("unchecked")
    static List<WeakReference<ClassLoader>> of(String contextPath) {
        return (List<WeakReference<ClassLoader>>)
                System.getProperties().computeIfAbsent(PREFIX + contextPath, key -> new CopyOnWriteArrayList<>());
    }
}
