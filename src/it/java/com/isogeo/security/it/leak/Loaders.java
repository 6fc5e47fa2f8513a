package com.isogeo.security.it.leak;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Weak references to class loaders, visible to the whole server, and so made of JDK types alone. */
final class Loaders {

    private static final String PREFIX = "com.isogeo.security.it.loaders";

    private Loaders() {}

    @SuppressWarnings("unchecked")
    static List<WeakReference<ClassLoader>> of(String contextPath) {
        return (List<WeakReference<ClassLoader>>)
                System.getProperties().computeIfAbsent(PREFIX + contextPath, key -> new CopyOnWriteArrayList<>());
    }
}
