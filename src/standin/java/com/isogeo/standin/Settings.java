package com.isogeo.standin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The registered applications, and how the stand-in behaves. */
@ApplicationScoped
class Settings {

    @Inject
    @ConfigProperty(name = "standin.client-id")
    String clientId;

    @Inject
    @ConfigProperty(name = "standin.second-client-id")
    String secondClientId;

    @Inject
    @ConfigProperty(name = "standin.client-secret")
    String clientSecret;

    @Inject
    @ConfigProperty(name = "standin.redirect-uris")
    List<String> redirectUris;

    @Inject
    @ConfigProperty(name = "standin.issuer")
    Optional<String> issuer;

    @Inject
    @ConfigProperty(name = "standin.silence")
    int silenceSeconds;

    /** Two, for tests with two applications; they share the secret. */
    List<String> clientIds() {
        return List.of(clientId, secondClientId);
    }

    String clientSecret() {
        return clientSecret;
    }

    /** An entry that ends in an asterisk stands for every redirect URI that begins like it: for tests with many applications. */
    boolean isRegistered(String redirectUri) {
        return redirectUris.stream()
                .anyMatch(entry -> entry.endsWith("*")
                        ? redirectUri.startsWith(entry.substring(0, entry.length() - 1))
                        : redirectUri.equals(entry));
    }

    Optional<String> issuer() {
        return issuer;
    }

    int silenceSeconds() {
        return silenceSeconds;
    }
}
