package com.isogeo.security.internal.deployment;

import com.isogeo.security.internal.config.ClientSecretsConfigSource;
import com.isogeo.security.internal.config.DefinitionConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.enterprise.inject.spi.Extension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

/** An application in a CDI container of this JVM, with a configuration of its own; one at a time. */
final class TestDeployment implements AutoCloseable {

    private static final ClassLoader MODULE = TestDeployment.class.getClassLoader();

    private static final Map<String, String> VALID = Map.of(
            "isogeo.client-id", "maps-01234567-89ab-cdef-0123-456789abcdef",
            "isogeo.client-secret", "s".repeat(64),
            "isogeo.redirect-uri", "https://maps.example.org/login/callback");

    private final SmallRyeConfig config;
    private final WeldContainer container;

    private TestDeployment(SmallRyeConfig config, WeldContainer container) {
        this.config = config;
        this.container = container;
    }

    /** All that an operator must set, with these values beside them or in their place. */
    static Map<String, String> valid(Map<String, String> bent) {
        Map<String, String> values = new HashMap<>(VALID);
        values.putAll(bent);
        return values;
    }

    static TestDeployment of(Map<String, String> values, Class<?>... beans) {
        return of(values, List.of(new IsogeoSecurityExtension()), beans);
    }

    /** What stops the deployment is thrown, and nothing is left of it. */
    static TestDeployment of(Map<String, String> values, List<Extension> extensions, Class<?>... beans) {
        SmallRyeConfig config = config(values);
        register(config, MODULE);
        try {
            return new TestDeployment(
                    config,
                    new Weld()
                            .disableDiscovery()
                            .addServices(new TestExpressions())
                            .extensions(extensions.toArray(Extension[]::new))
                            .addBeanClasses(beans)
                            .initialize());
        } catch (RuntimeException | Error e) {
            release(config);
            throw e;
        }
    }

    /** As a server makes it for an application: with the module's own sources. */
    static SmallRyeConfig config(Map<String, String> values) {
        try {
            return new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(
                            new PropertiesConfigSource(values, "application", 100),
                            new DefinitionConfigSource(),
                            new ClientSecretsConfigSource(),
                            new PropertiesConfigSource(
                                    Path.of("src/main/resources/META-INF/microprofile-config.properties")
                                            .toUri()
                                            .toURL()))
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void register(SmallRyeConfig config, ClassLoader loader) {
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        // Another test's Rest Client may have made one for this class loader.
        resolver.releaseConfig(resolver.getConfig(loader));
        resolver.registerConfig(config, loader);
    }

    static void release(SmallRyeConfig config) {
        ConfigProviderResolver.instance().releaseConfig(config);
    }

    WeldContainer container() {
        return container;
    }

    <T> T get(Class<T> type, Annotation... qualifiers) {
        return container.select(type, qualifiers).get();
    }

    /** The application ends. */
    @Override
    public void close() {
        if (container.isRunning()) {
            container.shutdown();
        }
        release(config);
    }
}
