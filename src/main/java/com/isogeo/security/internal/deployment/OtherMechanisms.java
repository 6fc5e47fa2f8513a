package com.isogeo.security.internal.deployment;

import com.isogeo.security.internal.login.IsogeoAuthenticationMechanism;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;

/**
 * The application's authentication mechanisms beside this one. Jakarta Security 3.0 has no way to choose between two;
 * from 4.0 on an application chooses by an {@code HttpAuthenticationMechanismHandler} of its own.
 */
final class OtherMechanisms {

    private static final String HANDLER =
            "jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanismHandler";

    private final BeanManager beans;

    OtherMechanisms(BeanManager beans) {
        this.beans = beans;
    }

    /** What stands in the way of the deployment, as a sentence. */
    Optional<String> problem() {
        List<String> others = beans.getBeans(HttpAuthenticationMechanism.class, Any.Literal.INSTANCE).stream()
                .filter(bean -> !bean.getTypes().contains(IsogeoAuthenticationMechanism.class))
                .map(OtherMechanisms::nameOf)
                .sorted()
                .toList();
        if (others.isEmpty() || isChosenByTheApplication()) {
            return Optional.empty();
        }
        return Optional.of("This application has another authentication mechanism beside Isogeo's ("
                + String.join(", ", others) + "): remove one, or on Jakarta EE 11 choose between them in an"
                + " HttpAuthenticationMechanismHandler of your own.");
    }

    /** A server's own mechanism comes from a class of the server's that says nothing; its types say more. */
    private static String nameOf(Bean<?> bean) {
        return bean.getTypes().stream()
                .filter(type -> type != HttpAuthenticationMechanism.class)
                .map(Type::getTypeName)
                .filter(type -> type.endsWith("Mechanism"))
                .findFirst()
                .orElse(bean.getBeanClass().getName());
    }

    private boolean isChosenByTheApplication() {
        try {
            Class<?> handler = Class.forName(HANDLER, false, HttpAuthenticationMechanism.class.getClassLoader());
            // The server's own, which cannot choose, is no alternative, and is made by a class that is no handler.
            return beans.getBeans(handler, Any.Literal.INSTANCE).stream()
                    .anyMatch(bean -> bean.isAlternative() || handler.isAssignableFrom(bean.getBeanClass()));
        } catch (ClassNotFoundException e) {
            // Jakarta Security 3.0.
            return false;
        }
    }
}
