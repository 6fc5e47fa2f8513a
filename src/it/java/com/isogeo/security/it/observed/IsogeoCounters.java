package com.isogeo.security.it.observed;

import com.isogeo.security.IsogeoEvent;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Counts each kind of event, refusals by their code. */
@ApplicationScoped
public class IsogeoCounters {

    private static final AttributeKey<String> KIND = AttributeKey.stringKey("kind");
    private static final AttributeKey<String> CODE = AttributeKey.stringKey("code");

    private LongCounter events;

    @Inject
    void count(Meter meter) {
        events = meter.counterBuilder("isogeo.events").build();
    }

    void hear(@Observes IsogeoEvent event) {
        String code = event instanceof IsogeoEvent.LoginFailed refused ? refused.code() : "";
        events.add(1, Attributes.of(KIND, event.getClass().getSimpleName(), CODE, code));
    }
}
