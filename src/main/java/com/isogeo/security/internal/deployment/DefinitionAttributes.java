package com.isogeo.security.internal.deployment;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.DefinitionConfigSource;
import com.isogeo.security.internal.config.SettingKey;
import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELManager;
import jakarta.el.ExpressionFactory;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.DeploymentException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/**
 * The annotation's attributes by their configuration keys, expressions evaluated. Whatever the configuration has its own value
 * for is left out, so that an operator can put a value in the place of an expression that does not suit his server.
 */
final class DefinitionAttributes {

    private final IsogeoAuthenticationMechanismDefinition definition;
    private final Config config;
    private final BeanManager beans;

    DefinitionAttributes(IsogeoAuthenticationMechanismDefinition definition, Config config, BeanManager beans) {
        this.definition = definition;
        this.config = config;
        this.beans = beans;
    }

    Map<String, String> evaluated() {
        Map<String, String> values = new LinkedHashMap<>();
        for (SettingKey key : SettingKey.values()) {
            key.in(definition)
                    .filter(value -> !DefinitionConfigSource.isOverruledIn(config, key.key()))
                    .map(value -> evaluated(key, value))
                    .ifPresent(value -> values.put(key.key(), value));
        }
        return values;
    }

    // CDI 4.1 has another place for the resolver, and still this one; CDI 4.0 has only this one.
    @SuppressWarnings("removal")
    private String evaluated(SettingKey key, String value) {
        if (!value.contains("${") && !value.contains("#{")) {
            return value;
        }
        try {
            ELManager manager = new ELManager();
            manager.addELResolver(beans.getELResolver());
            ELContext context = manager.getELContext();
            ExpressionFactory factory = ELManager.getExpressionFactory();
            return (String)
                    factory.createValueExpression(context, value, String.class).getValue(context);
        } catch (ELException e) {
            throw new DeploymentException(
                    key.key()
                            + " has an expression on @IsogeoAuthenticationMechanismDefinition that cannot be evaluated.",
                    e);
        }
    }
}
