package com.isogeo.standin.devservice;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Starts a stand-in for Isogeo with the application whose {@code WEB-INF/lib} the jar is in, unless the application has a client
 * of its own. CDI calls it while the application is deployed, after the module has told the configuration what its annotation
 * and its file say, and before the module reads its settings.
 */
public class DevServiceExtension implements Extension {

    private static final Logger LOG = System.getLogger("com.isogeo.standin");

    private final AtomicReference<@Nullable DevService> running = new AtomicReference<>();

    void start(@Observes @Priority(Interceptor.Priority.APPLICATION) AfterDeploymentValidation event) {
        // The jar's class loader is the web application's; the thread's may be that of an enterprise application.
        Config config = ConfigProvider.getConfig(DevServiceExtension.class.getClassLoader());
        ApplicationSettings settings = new ApplicationSettings(config);
        Optional<String> refusal = settings.refusal();
        if (refusal.isPresent()) {
            LOG.log(Level.INFO, "The stand-in for Isogeo does not start: {0}.", refusal.get());
            return;
        }
        try {
            DevService service = DevService.start(settings);
            running.set(service);
            DevServiceConfigSource.fill(config, service.configuration());
            DevServiceConfigSource.fill(ConfigProvider.getConfig(), service.configuration());
        } catch (DevServiceException e) {
            event.addDeploymentProblem(new DeploymentException(e.getMessage()));
        }
    }

    /** Says where to go and as whom, once the application has started at this context path. */
    void announce(String contextPath) {
        DevService service = running.get();
        if (service == null) {
            return;
        }
        String port = ServerPort.http().map(String::valueOf).orElse("<port>");
        String address = "http://localhost:" + port + contextPath + "/";
        LOG.log(
                Level.WARNING,
                "FOR DEVELOPMENT ONLY: the stand-in at {0} plays Isogeo. Open a protected page of {1} and sign in as alice,"
                        + " bob or carol; the password is the same word.",
                service.address() + "/",
                address);
    }

    void stop(@Observes BeforeShutdown event) {
        stop();
    }

    /** Also where it has stopped. */
    void stop() {
        DevService service = running.getAndSet(null);
        if (service != null) {
            service.stop();
        }
    }
}
