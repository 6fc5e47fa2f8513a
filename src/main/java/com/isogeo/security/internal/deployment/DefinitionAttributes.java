package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.DefinitionConfigSource;
import com.isogeo.security.internal.config.Setting;
import com.isogeo.security.internal.config.Settings;
import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELManager;
import jakarta.el.ELResolver;
import jakarta.el.ExpressionFactory;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * The annotation's attributes by their configuration keys, expressions evaluated. Whatever the configuration has its
 * own value for is left out, so that an operator can put a value in the place of an expression that does not suit
 * their server.
 */
final class DefinitionAttributes {

    private final IsogeoAuthenticationMechanismDefinition definition;
    private final Config config;
    private final BeanManager beans;
    private final Map<Setting<?>, DeploymentException> failures = new LinkedHashMap<>();

    DefinitionAttributes(IsogeoAuthenticationMechanismDefinition definition, Config config, BeanManager beans) {
        this.definition = definition;
        this.config = config;
        this.beans = beans;
    }

    /** The values; an expression that cannot be evaluated has none, see {@link #problems()}. */
    Map<String, String> evaluate() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Setting<?> key : Settings.ALL) {
            key.attributeOf(definition)
                    .filter(value -> !DefinitionConfigSource.isOverruledIn(config, key.key()))
                    .flatMap(value -> evaluate(key, value))
                    .ifPresent(value -> values.put(key.key(), value));
        }
        return values;
    }

    /** One sentence for each expression that cannot be evaluated, and that the configuration still has no value for. */
    List<DeploymentException> problems() {
        return failures.entrySet().stream()
                .filter(failure -> !DefinitionConfigSource.isOverruledIn(
                        config, failure.getKey().key()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private Optional<String> evaluate(Setting<?> key, String value) {
        if (!value.contains("${") && !value.contains("#{")) {
            return Optional.of(value);
        }
        try {
            ELManager manager = new ELManager();
            manager.addELResolver(resolver(beans));
            beansOfThread().map(DefinitionAttributes::resolver).ifPresent(manager::addELResolver);
            ELContext context = manager.getELContext();
            ExpressionFactory factory = ELManager.getExpressionFactory();
            return Optional.ofNullable((String)
                    factory.createValueExpression(context, value, String.class).getValue(context));
        } catch (ELException e) {
            failures.put(
                    key,
                    new DeploymentException(
                            key.key()
                                    + " has an expression on @IsogeoAuthenticationMechanismDefinition that cannot be"
                                    + " evaluated.",
                            e));
            return Optional.empty();
        }
    }

    /** On Payara and GlassFish the extension's own bean manager does not see the beans of the web application. */
    private static Optional<BeanManager> beansOfThread() {
        try {
            return Optional.of(CDI.current().getBeanManager());
        } catch (IllegalStateException e) {
            // Some containers have none before they have started.
            return Optional.empty();
        }
    }

    // CDI 4.1 has another place for the resolver, and still this one; CDI 4.0 has only this one.
    @SuppressWarnings("removal")
    private static ELResolver resolver(BeanManager beans) {
        return beans.getELResolver();
    }
}
