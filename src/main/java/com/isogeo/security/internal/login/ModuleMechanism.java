package com.isogeo.security.internal.login;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Finds the mechanism of the web application that a request is for. Soteria 4 (Jakarta Security 4) has one handler for
 * an enterprise application, which asks the mechanism of the web application that is called first for all of them.
 */
@Singleton
public final class ModuleMechanism {

    private static final String HANDLER =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanismHandler";

    private final boolean isShared;
    private final Supplier<Optional<HttpAuthenticationMechanism>> current;

    /** Without such handlers (Jakarta Security 3) a request costs nothing here. */
    @Inject
    public ModuleMechanism() {
        this(exists(HANDLER), ModuleMechanism::current);
    }

    /** The supplier finds that of the module whose context the thread has. */
    ModuleMechanism(boolean isShared, Supplier<Optional<HttpAuthenticationMechanism>> current) {
        this.isShared = isShared;
        this.current = current;
    }

    /** That of another module, where the request is for that one. A request for a module without one is this one's. */
    Optional<HttpAuthenticationMechanism> findOther(HttpServletRequest request) {
        return isShared && !hasThisClass(request.getServletContext().getClassLoader())
                ? current.get().filter(found -> !(found instanceof IsogeoAuthenticationMechanism))
                : Optional.empty();
    }

    /** The jar may be in the web application, or in a library that several share. */
    private static boolean hasThisClass(ClassLoader module) {
        Class<?> own = ModuleMechanism.class;
        if (module == own.getClassLoader()) {
            return true;
        }
        try {
            return Class.forName(own.getName(), false, module) == own;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Optional<HttpAuthenticationMechanism> current() {
        Instance<HttpAuthenticationMechanism> found = CDI.current().select(HttpAuthenticationMechanism.class);
        return found.isResolvable() ? Optional.of(found.get()) : Optional.empty();
    }

    private static boolean exists(String name) {
        try {
            Class.forName(name, false, HttpAuthenticationMechanism.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
