package com.isogeo.security.internal.config;

import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;

/**
 * How one of the module's Rest Clients connects: MicroProfile Rest Client's own keys for it, read once and checked.
 * No record, since its text must not show a password.
 */
public final class RestClientSettings {

    /** A key store, and the password of the keys in it. */
    static final class ClientKeys {

        private final KeyStore store;
        private final String password;

        ClientKeys(KeyStore store, String password) {
            this.store = store;
            this.password = password;
        }
    }

    /** The timeouts of a connection and of a whole response. */
    record Timeouts(Duration connect, Duration read) {}

    /** Whom the client trusts, and what it shows of itself. No record, for the same reason. */
    static final class Tls {

        private final Optional<KeyStore> trustStore;
        private final Optional<ClientKeys> clientKeys;
        private final Optional<HostnameVerifier> hostnameVerifier;

        Tls(
                Optional<KeyStore> trustStore,
                Optional<ClientKeys> clientKeys,
                Optional<HostnameVerifier> hostnameVerifier) {
            this.trustStore = trustStore;
            this.clientKeys = clientKeys;
            this.hostnameVerifier = hostnameVerifier;
        }
    }

    private final Timeouts timeouts;
    private final Tls tls;
    private final Optional<InetSocketAddress> proxy;
    private final Map<Class<?>, Optional<Integer>> providers;

    RestClientSettings(
            Timeouts timeouts, Tls tls, Optional<InetSocketAddress> proxy, Map<Class<?>, Optional<Integer>> providers) {
        this.timeouts = timeouts;
        this.tls = tls;
        this.proxy = proxy;
        this.providers = providers;
    }

    public Duration connectTimeout() {
        return timeouts.connect();
    }

    public Duration readTimeout() {
        return timeouts.read();
    }

    public Optional<KeyStore> trustStore() {
        return tls.trustStore;
    }

    public Optional<KeyStore> keyStore() {
        return tls.clientKeys.map(keys -> keys.store);
    }

    /** Of the keys in {@link #keyStore}. */
    public String keyStorePassword() {
        return tls.clientKeys.map(keys -> keys.password).orElse("");
    }

    public Optional<HostnameVerifier> hostnameVerifier() {
        return tls.hostnameVerifier;
    }

    /** Not resolved: the client does that. */
    public Optional<InetSocketAddress> proxy() {
        return proxy;
    }

    /** Each with its priority, where one is given. */
    public Map<Class<?>, Optional<Integer>> providers() {
        return providers;
    }
}
