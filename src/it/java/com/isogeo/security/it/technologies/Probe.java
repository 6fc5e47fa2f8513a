package com.isogeo.security.it.technologies;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import java.security.Principal;
import java.util.function.Supplier;

/** What code sees of the signed-in user where it runs, as "type|caller=...|admin=true|token=...". */
@ApplicationScoped
public class Probe {

    @Inject
    private SecurityContext security;

    @Inject
    private CurrentCaller caller;

    @Inject
    private IsogeoToken token;

    /** Of what the technology itself gives for a principal. */
    String seen(Supplier<Principal> principal) {
        return String.join(
                "|",
                attempt(() -> {
                    Principal own = principal.get();
                    return own == null ? "nobody" : own.getClass().getSimpleName();
                }),
                "caller="
                        + attempt(() -> caller.principal()
                                .flatMap(IsogeoPrincipal::displayName)
                                .orElse("nobody")),
                "admin=" + attempt(() -> String.valueOf(security.isCallerInRole("admin"))),
                "token=" + attempt(token::value));
    }

    private static String attempt(Supplier<String> what) {
        try {
            return what.get();
        } catch (IsogeoTokenException e) {
            return e.reason().name();
        } catch (RuntimeException e) {
            return e.getClass().getSimpleName();
        }
    }
}
