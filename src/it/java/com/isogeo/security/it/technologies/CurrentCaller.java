package com.isogeo.security.it.technologies;

import com.isogeo.security.IsogeoPrincipal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.util.Optional;

/** The signed-in user, also where a server hands out a principal of its own. */
@ApplicationScoped
public class CurrentCaller {

    @Inject
    private SecurityContext security;

    public Optional<IsogeoPrincipal> principal() {
        return security.getPrincipalsByType(IsogeoPrincipal.class).stream().findFirst();
    }
}
