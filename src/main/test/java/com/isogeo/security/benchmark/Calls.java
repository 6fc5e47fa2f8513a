package com.isogeo.security.benchmark;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.TreeMap;

/** Counts the calls of the container's objects, by the name of their type and method. */
final class Calls {

    private final Map<String, Integer> counts = new TreeMap<>();

    /** The same object, whose calls are counted. */
    <T> T of(Class<T> type, T stub) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    counts.merge(type.getSimpleName() + '.' + method.getName(), 1, Integer::sum);
                    try {
                        return method.invoke(stub, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
