package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.ClientSecretsConfigSource;
import com.isogeo.security.internal.config.DefinitionConfigSource;
import com.isogeo.security.internal.config.ReadResult.Valid;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The configuration of the module that the annotated class is in, once it has the values of the annotation and of the
 * client secrets file. The settings are read from it later: until then the extension of another jar may put values of
 * its own into a configuration source of the application.
 */
final class ModuleConfiguration {

    private final ClassLoader module;
    private final Config config;
    private final DefinitionAttributes attributes;
    private final Optional<String> fileProblem;

    private ModuleConfiguration(
            ClassLoader module, Config config, DefinitionAttributes attributes, Optional<String> fileProblem) {
        this.module = module;
        this.config = config;
        this.attributes = attributes;
        this.fileProblem = fileProblem;
    }

    /** Gives the values of this class's annotation to the configuration, and those of the file that is named then. */
    static ModuleConfiguration fill(AnnotatedType<?> annotated, BeanManager beans) {
        // The thread's class loader may be that of an enterprise application as a whole, whose configuration is another
        // one.
        ClassLoader module = annotated.getJavaClass().getClassLoader();
        Config config = ConfigProvider.getConfig(module);
        DefinitionAttributes attributes = new DefinitionAttributes(
                annotated.getAnnotation(IsogeoAuthenticationMechanismDefinition.class), config, beans);
        DefinitionConfigSource.define(config, attributes.evaluate());
        return new ModuleConfiguration(module, config, attributes, ClientSecretsConfigSource.load(config));
    }

    /**
     * Reads all settings, once; problems go to the consumer, which is the event of the deployment. A value that the
     * annotation or the file should have set is not reported as missing as well: its one sentence is enough.
     */
    Optional<Valid<DeployedSettings>> readSettings(Consumer<DeploymentException> problems) {
        List<DeploymentException> missing = new ArrayList<>(attributes.problems());
        fileProblem.map(DeploymentException::new).ifPresent(missing::add);
        missing.forEach(problems);
        if (!missing.isEmpty()) {
            return Optional.empty();
        }
        return new DeployedSettingsReader(config, module).read().fold(Optional::of, invalid -> {
            invalid.problems().stream().map(DeploymentException::new).forEach(problems);
            return Optional.empty();
        });
    }
}
