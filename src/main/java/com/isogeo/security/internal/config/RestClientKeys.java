package com.isogeo.security.internal.config;

import java.net.InetSocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;

/**
 * How one of the module's Rest Clients connects: MicroProfile Rest Client's own keys for it, read once and checked. No record,
 * since its text must not show a password.
 */
public final class RestClientKeys {

    /** A key store, and the password of the keys in it. */
    static final class ClientKeys {

        private final KeyStore store;
        private final String password;

        ClientKeys(KeyStore store, String password) {
            this.store = store;
            this.password = password;
        }
    }

    private final Duration connectTimeout;
    private final Duration readTimeout;
    private final Optional<KeyStore> trustStore;
    private final Optional<ClientKeys> clientKeys;
    private final Optional<HostnameVerifier> hostnameVerifier;
    private final Optional<InetSocketAddress> proxy;
    private final Map<Class<?>, Optional<Integer>> providers;

    RestClientKeys(
            Duration connectTimeout,
            Duration readTimeout,
            Optional<KeyStore> trustStore,
            Optional<ClientKeys> clientKeys,
            Optional<HostnameVerifier> hostnameVerifier,
            Optional<InetSocketAddress> proxy,
            Map<Class<?>, Optional<Integer>> providers) {
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
        this.trustStore = trustStore;
        this.clientKeys = clientKeys;
        this.hostnameVerifier = hostnameVerifier;
        this.proxy = proxy;
        this.providers = providers;
    }

    public Duration connectTimeout() {
        return connectTimeout;
    }

    public Duration readTimeout() {
        return readTimeout;
    }

    public Optional<KeyStore> trustStore() {
        return trustStore;
    }

    public Optional<KeyStore> keyStore() {
        return clientKeys.map(keys -> keys.store);
    }

    /** Of the keys in {@link #keyStore}. */
    public String keyStorePassword() {
        return clientKeys.map(keys -> keys.password).orElse("");
    }

    public Optional<HostnameVerifier> hostnameVerifier() {
        return hostnameVerifier;
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
