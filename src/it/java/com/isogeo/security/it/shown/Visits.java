package com.isogeo.security.it.shown;

import com.isogeo.security.IsogeoEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who has signed in. */
@ApplicationScoped
public class Visits {

    private final List<String> visits = new CopyOnWriteArrayList<>();

    void welcome(@Observes IsogeoEvent.SignedIn event) {
        visits.add(event.caller().getName());
    }
}
