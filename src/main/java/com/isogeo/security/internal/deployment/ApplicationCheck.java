package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.SettingsReader;
import com.isogeo.security.internal.oauth2.UrlPath;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.net.URI;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
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
        if (CDI.current().select(IsogeoSettings.class).isUnsatisfied()) {
            throw new ServletException("@IsogeoAuthenticationMechanismDefinition stands on "
                    + definitions.iterator().next().getName()
                    + ", which is no CDI bean: add @ApplicationScoped to that class.");
        }
        // Read for this check alone: the bean is made when a request needs it.
        IsogeoSettings settings = new SettingsReader(ConfigProvider.getConfig()).read();
        String contextPath = application.getContextPath();
        if (settings.callbackPath().isEmpty() && !isInside(contextPath, settings.redirectUri())) {
            throw new ServletException("isogeo.redirect-uri is outside this application, whose context path is "
                    + contextPath + "; where a proxy changes the path, set isogeo.callback-path.");
        }
    }

    /** The root's context path is empty, but Open Liberty has a slash for it at this time. */
    static boolean isInside(String contextPath, URI redirectUri) {
        String base = contextPath.endsWith("/") ? contextPath.substring(0, contextPath.length() - 1) : contextPath;
        return UrlPath.below(base, redirectUri.getRawPath())
                .filter(path -> !path.isEmpty())
                .isPresent();
    }
}
