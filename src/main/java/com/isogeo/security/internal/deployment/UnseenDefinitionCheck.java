package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.IsogeoSettings;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops an application whose annotated class CDI does not look at: the extension would never see it, and the application
 * would start without the sign-in that its author believes in.
 */
@HandlesTypes(IsogeoAuthenticationMechanismDefinition.class)
public final class UnseenDefinitionCheck implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> definitions, ServletContext application) throws ServletException {
        if (definitions == null || definitions.isEmpty()) {
            return;
        }
        if (CDI.current().select(IsogeoSettings.class).isUnsatisfied()) {
            throw new ServletException("@IsogeoAuthenticationMechanismDefinition stands on "
                    + definitions.iterator().next().getName()
                    + ", which is no CDI bean: add @ApplicationScoped to that class.");
        }
    }
}
