package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.login.PublicUrls;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Stops an application for what the extension cannot see: an annotated class that CDI does not look at, so that the
 * application would start without the login that its author believes in; and a redirect URI outside the context path.
 * Open Liberty makes a warning of a {@code ServletException}, and stops for any other.
 */
@HandlesTypes(IsogeoAuthenticationMechanismDefinition.class)
public final class ApplicationCheck implements ServletContainerInitializer {

    private static final System.Logger LOG = System.getLogger("com.isogeo.security.deployment");

    @Override
    public void onStartup(@Nullable Set<Class<?>> definitions, ServletContext application) {
        if (definitions == null || definitions.isEmpty()) {
            return;
        }
        Instance<IsogeoSecurityExtension> extension = CDI.current().select(IsogeoSecurityExtension.class);
        if (CDI.current().select(IsogeoSettings.class).isUnsatisfied() || extension.isUnsatisfied()) {
            throw stopped("@IsogeoAuthenticationMechanismDefinition stands on "
                    + definitions.iterator().next().getName()
                    + ", which is no CDI bean: add @ApplicationScoped to that class.");
        }
        DeployedSettings deployed = extension.get().deployed();
        deployed.copyTo(ConfigProvider.getConfig());
        Optional<String> problem =
                new PublicUrls(deployed.settings()).findRedirectUriProblem(application.getContextPath());
        if (problem.isPresent()) {
            throw stopped(problem.get() + ".");
        }
    }

    /** The log of Open Liberty says no more than that the application was not started. */
    private static DeploymentException stopped(String problem) {
        LOG.log(Level.ERROR, problem);
        return new DeploymentException(problem);
    }
}
