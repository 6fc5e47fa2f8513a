package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.ReadResult.Valid;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeShutdown;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.interceptor.Interceptor;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Sees the annotation, adds the beans, and stops a deployment that is not right, with one sentence for each thing to
 * mend. Without the annotation the jar does nothing.
 */
public class IsogeoSecurityExtension implements Extension {

    private final List<AnnotatedType<?>> definitions = new ArrayList<>();
    private final AtomicReference<@Nullable ModuleConfiguration> configuration = new AtomicReference<>();
    private final AtomicReference<@Nullable DeployedSettings> deployed = new AtomicReference<>();

    <T> void collectDefinition(
            @Observes @WithAnnotations(IsogeoAuthenticationMechanismDefinition.class) ProcessAnnotatedType<T> event) {
        if (event.getAnnotatedType().isAnnotationPresent(IsogeoAuthenticationMechanismDefinition.class)) {
            definitions.add(event.getAnnotatedType());
        }
    }

    void addBeans(@Observes AfterTypeDiscovery event, BeanManager beans) {
        if (definitions.isEmpty()) {
            return;
        }
        for (Class<?> type : InjectedTypes.ALL) {
            // Weld takes types of the same name and id for one, also when two web applications have a class each: the
            // manager of this module knows its own class, and the id names the module.
            event.addAnnotatedType(
                    beans.createAnnotatedType(type),
                    type.getName() + " for " + ModuleName.of(definitions.get(0).getJavaClass()));
        }
    }

    /** The first step: after it the configuration has all that annotation and file say. No setting is read yet. */
    void fillConfiguration(
            @Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) AfterDeploymentValidation event,
            BeanManager beans) {
        // Several stop the deployment in the second step.
        if (definitions.size() == 1) {
            configuration.set(ModuleConfiguration.fill(definitions.get(0), beans));
        }
    }

    /** The second step. Between the two the extension of another jar may set what nobody has set. */
    void check(
            @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) AfterDeploymentValidation event,
            BeanManager beans) {
        if (definitions.isEmpty()) {
            return;
        }
        if (definitions.size() > 1) {
            event.addDeploymentProblem(new DeploymentException(new DuplicateDefinitions(classes()).problem()));
            return;
        }
        new OtherMechanisms(beans)
                .problem()
                .ifPresent(problem -> event.addDeploymentProblem(new DeploymentException(problem)));
        ModuleConfiguration filled = configuration.get();
        // Where the first step failed, the container knows why.
        if (filled != null) {
            filled.readSettings(event::addDeploymentProblem).ifPresent(this::accept);
        }
    }

    private void accept(Valid<DeployedSettings> valid) {
        deployed.set(valid.value());
        OperatorLog log = new OperatorLog(Clock.systemUTC());
        valid.warnings().forEach(sentence -> log.warn(Message.ODD_CREDENTIALS, sentence));
        valid.value().copyTo(ConfigProvider.getConfig());
    }

    void forget(@Observes BeforeShutdown event) {
        ResteasyListenerLeak.clear();
    }

    /** What was read and checked while the application was deployed; only there where it has a definition. */
    DeployedSettings deployed() {
        DeployedSettings settings = deployed.get();
        if (settings == null) {
            throw new IllegalStateException("the settings have not been read");
        }
        return settings;
    }

    private List<Class<?>> classes() {
        List<Class<?>> classes = new ArrayList<>();
        definitions.forEach(type -> classes.add(type.getJavaClass()));
        return classes;
    }
}
