package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.IsogeoAuthenticationMechanismDefinition.IsogeoAuthenticationMechanism;
import com.isogeo.security.internal.client.AccountApi;
import com.isogeo.security.internal.client.RevocationEndpoint;
import com.isogeo.security.internal.client.TokenEndpoint;
import com.isogeo.security.internal.config.ClientSecretsConfigSource;
import com.isogeo.security.internal.config.DefinitionConfigSource;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.config.SettingsReader;
import com.isogeo.security.internal.log.Message;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.login.IsogeoIdentityStore;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AfterTypeDiscovery;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Sees the annotation, adds the beans, and stops a deployment that is not right, with one sentence for each thing to mend.
 * Without the annotation the jar does nothing.
 */
public class IsogeoSecurityExtension implements Extension {

    private final List<AnnotatedType<?>> definitions = new ArrayList<>();

    <T> void see(
            @Observes @WithAnnotations(IsogeoAuthenticationMechanismDefinition.class) ProcessAnnotatedType<T> event) {
        if (event.getAnnotatedType().isAnnotationPresent(IsogeoAuthenticationMechanismDefinition.class)) {
            definitions.add(event.getAnnotatedType());
        }
    }

    void addBeans(@Observes AfterTypeDiscovery event) {
        if (definitions.isEmpty()) {
            return;
        }
        add(event, TokenEndpoint.class);
        add(event, AccountApi.class);
        add(event, RevocationEndpoint.class);
        add(event, IsogeoSecurityBeans.class);
        add(event, IsogeoIdentityStore.class);
        event.addAnnotatedType(
                        com.isogeo.security.internal.login.IsogeoAuthenticationMechanism.class,
                        com.isogeo.security.internal.login.IsogeoAuthenticationMechanism.class.getName())
                .add(Default.Literal.INSTANCE)
                .add(IsogeoAuthenticationMechanism.Literal.INSTANCE);
    }

    void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
        if (definitions.isEmpty()) {
            return;
        }
        if (definitions.size() > 1) {
            event.addDeploymentProblem(new DeploymentException(
                    "@IsogeoAuthenticationMechanismDefinition stands on more than one class of this application ("
                            + names() + "): leave one."));
            return;
        }
        new OtherMechanisms(beans)
                .problem()
                .ifPresent(problem -> event.addDeploymentProblem(new DeploymentException(problem)));
        checkSettings(event, beans);
    }

    private void checkSettings(AfterDeploymentValidation event, BeanManager beans) {
        Config config = ConfigProvider.getConfig();
        IsogeoAuthenticationMechanismDefinition definition =
                definitions.get(0).getAnnotation(IsogeoAuthenticationMechanismDefinition.class);
        DefinitionConfigSource.define(config, new DefinitionAttributes(definition, config, beans).evaluated());
        Optional<String> fileProblem = ClientSecretsConfigSource.load(config);
        if (fileProblem.isPresent()) {
            // What the file would have set is not missing: its one sentence is enough.
            event.addDeploymentProblem(new DeploymentException(fileProblem.get()));
            return;
        }
        SettingsReader reader = new SettingsReader(config);
        IsogeoSettings settings = reader.read();
        for (String problem : reader.problems()) {
            event.addDeploymentProblem(new DeploymentException(problem));
        }
        if (reader.problems().isEmpty()) {
            OperatorLog log = new OperatorLog(Clock.systemUTC());
            reader.warning(settings).ifPresent(sentence -> log.tell(Message.ODD_CREDENTIALS, sentence));
        }
    }

    private static <T> void add(AfterTypeDiscovery event, Class<T> type) {
        event.addAnnotatedType(type, type.getName());
    }

    private String names() {
        return String.join(
                ", ",
                definitions.stream()
                        .map(type -> type.getJavaClass().getName())
                        .sorted()
                        .toList());
    }
}
