package com.isogeo.security.benchmark.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** For the expressions of {@link OpenIdSignIn}. */
@ApplicationScoped
@Named("openIdSettings")
public class OpenIdSettings {

    public String getProviderUri() {
        return System.getenv("PROVIDER_URI");
    }

    public String getClientSecret() {
        return System.getenv("CLIENT_SECRET");
    }
}
