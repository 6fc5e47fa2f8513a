package com.isogeo.security.it.observed;

import com.isogeo.security.IsogeoEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while Isogeo does not take this application's credentials: a node that was configured wrong. */
@Readiness
@ApplicationScoped
public class IsogeoReadiness implements HealthCheck {

    private volatile boolean ready = true;

    void hear(@Observes IsogeoEvent.LoginFailed event) {
        ready = !event.code().equals("INVALID_CLIENT");
    }

    void hear(@Observes IsogeoEvent.SignedIn event) {
        ready = true;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("isogeo").status(ready).build();
    }
}
