package com.isogeo.security.benchmark;

import java.lang.reflect.Proxy;

/** What stands behind a stub: a method that the stub does not have is one that nobody expected to be called. */
final class Unexpected {

    private Unexpected() {}

    static <T> T of(Class<T> type) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                }));
    }
}
