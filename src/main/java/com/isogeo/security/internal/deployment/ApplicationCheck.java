package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.IsogeoSettings;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops an application for what the extension cannot see: an annotated class that CDI does not look at, so that the
 * application would start without the sign-in that its author believes in; and a redirect URI outside the context path.
 */
@HandlesTypes(IsogeoAuthenticationMechanismDefinition.class)
public final class ApplicationCheck implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> definitions, ServletContext application) throws ServletException {
        if (definitions == null || definitions.isEmpty()) {
            return;
        }
        Instance<IsogeoSettings> settings = CDI.current().select(IsogeoSettings.class);
        if (settings.isUnsatisfied()) {
            throw new ServletException("@IsogeoAuthenticationMechanismDefinition stands on "
                    + definitions.iterator().next().getName()
                    + ", which is no CDI bean: add @ApplicationScoped to that class.");
        }
        String contextPath = application.getContextPath();
        if (settings.get().callbackPath().isEmpty()
                && !settings.get().redirectUri().getRawPath().startsWith(contextPath + "/")) {
            throw new ServletException("isogeo.redirect-uri is outside this application, whose context path is "
                    + contextPath + "; where a proxy changes the path, set isogeo.callback-path.");
        }
    }
}
