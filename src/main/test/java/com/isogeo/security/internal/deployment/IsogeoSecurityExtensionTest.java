package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.config.ClientSecretsConfigSource;
import com.isogeo.security.internal.config.DefinitionConfigSource;
import com.isogeo.security.internal.config.IsogeoSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.annotation.Priority;
import jakarta.el.ELException;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.interceptor.Interceptor;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The observers of one deployment, called as a container calls them: by their priorities. */
class IsogeoSecurityExtensionTest {

    private static final int WITHOUT_PRIORITY = Interceptor.Priority.APPLICATION + 500;
    private static final String SECRET = "s".repeat(64);

    private final FilledSource filled = new FilledSource();
    private final DevService devService = new DevService();
    private final IsogeoSecurityExtension extension = new IsogeoSecurityExtension();
    private final List<String> problems = new ArrayList<>();

    private SmallRyeConfig config;

    @TempDir
    private Path directory;

    @BeforeEach
    void registerConfiguration() throws IOException {
        config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        filled,
                        new DefinitionConfigSource(),
                        new ClientSecretsConfigSource(),
                        new PropertiesConfigSource(Path.of("src/main/resources/META-INF/microprofile-config.properties")
                                .toUri()
                                .toURL()))
                .build();
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        ClassLoader loader = getClass().getClassLoader();
        // Another test's Rest Client may have made one for this class loader.
        resolver.releaseConfig(resolver.getConfig(loader));
        resolver.registerConfig(config, loader);
    }

    @AfterEach
    void releaseConfiguration() {
        ConfigProviderResolver.instance().releaseConfig(config);
    }

    @IsogeoAuthenticationMechanismDefinition(
            clientId = "from-annotation",
            redirectUri = "https://maps.example.org/login")
    private static final class SignIn {}

    @IsogeoAuthenticationMechanismDefinition(clientId = "${not.there}", redirectUri = "https://maps.example.org/login")
    private static final class SignInWithAnExpression {}

    /** A configuration source of another jar, which its extension fills. */
    private static final class FilledSource implements ConfigSource {

        private final Map<String, String> values = new ConcurrentHashMap<>();

        @Override
        public Set<String> getPropertyNames() {
            return values.keySet();
        }

        @Override
        public String getValue(String key) {
            return values.get(key);
        }

        @Override
        public String getName() {
            return "filled";
        }

        @Override
        public int getOrdinal() {
            return 60;
        }
    }

    /** The extension of another jar, which sees what is set and sets what is missing. */
    static final class DevService implements Extension {

        private Runnable step = () -> {};

        void fill(@Observes @Priority(Interceptor.Priority.APPLICATION) AfterDeploymentValidation event) {
            step.run();
        }
    }

    @Test
    void whatIsSetBetweenTheTwoStepsIsRead() throws Exception {
        List<Optional<String>> seen = new ArrayList<>();
        devService.step = () -> {
            Config current = ConfigProvider.getConfig(getClass().getClassLoader());
            seen.add(current.getOptionalValue("isogeo.client-id", String.class));
            seen.add(current.getOptionalValue("isogeo.client-secret", String.class));
            filled.values.put("isogeo.client-secret", SECRET);
            filled.values.put("isogeo.authorization-endpoint", "http://127.0.0.1:9081/oauth/authorize");
            filled.values.put("isogeo.redirect-uri", "/login/callback");
        };

        deploy(SignIn.class);

        assertEquals(List.of(Optional.of("from-annotation"), Optional.empty()), seen);
        assertEquals(List.of(), problems);
        IsogeoSettings settings = extension.deployed().settings();
        assertEquals("from-annotation", settings.client().credentials().clientId());
        assertEquals(SECRET, settings.client().credentials().clientSecret());
        assertEquals("/login/callback", settings.client().redirectUri().toString());
    }

    @Test
    void valuesOfTheFileAreThereBetweenTheTwoSteps() throws Exception {
        Path file = Files.writeString(
                directory.resolve("client_secrets.json"),
                "{\"web\": {\"client_id\": \"from-file\", \"client_secret\": \"" + SECRET + "\"}}");
        filled.values.put("isogeo.client-secrets-file", file.toString());
        List<String> seen = new ArrayList<>();
        devService.step = () -> seen.add(config.getValue("isogeo.client-id", String.class));

        deploy(SignIn.class);

        assertEquals(List.of("from-file"), seen);
        assertEquals(List.of(), problems);
    }

    @Test
    void whatNobodySetsStopsTheDeployment() throws Exception {
        deploy(SignIn.class);

        assertEquals(
                List.of("isogeo.client-secret is not set: give it the client secret that Isogeo issued."), problems);
        assertThrows(IllegalStateException.class, extension::deployed);
    }

    @Test
    void expressionThatIsOverruledBetweenTheTwoStepsIsNoProblem() throws Exception {
        filled.values.put("isogeo.client-secret", SECRET);
        devService.step = () -> filled.values.put("isogeo.client-id", "from-dev-service");

        deploy(SignInWithAnExpression.class);

        assertEquals(List.of(), problems);
        assertEquals(
                "from-dev-service",
                extension.deployed().settings().client().credentials().clientId());
    }

    @Test
    void expressionThatStaysBrokenIsTheOneSentence() throws Exception {
        deploy(SignInWithAnExpression.class);

        assertEquals(
                List.of("isogeo.client-id has an expression on @IsogeoAuthenticationMechanismDefinition that cannot be"
                        + " evaluated."),
                problems);
    }

    @Test
    void twoDefinitionsFillNothing() throws Exception {
        see(SignIn.class);
        deploy(SignInWithAnExpression.class);

        assertEquals(1, problems.size());
        assertTrue(
                problems.get(0).startsWith("@IsogeoAuthenticationMechanismDefinition stands on more than one class"));
        assertEquals(Optional.empty(), config.getOptionalValue("isogeo.client-id", String.class));
    }

    private void deploy(Class<?> definition) throws ReflectiveOperationException {
        see(definition);
        List<Observer> observers = Stream.of(extension, devService)
                .flatMap(each -> Stream.of(each.getClass().getDeclaredMethods())
                        .filter(IsogeoSecurityExtensionTest::observesValidation)
                        .map(method -> new Observer(each, method)))
                .sorted(Comparator.comparing(Observer::priority))
                .toList();
        for (Observer observer : observers) {
            call(observer);
        }
    }

    private record Observer(Extension of, Method method) {

        private int priority() {
            Priority priority = method.getParameters()[0].getAnnotation(Priority.class);
            return priority == null ? WITHOUT_PRIORITY : priority.value();
        }
    }

    private static boolean observesValidation(Method method) {
        Parameter[] parameters = method.getParameters();
        return parameters.length > 0
                && parameters[0].getType() == AfterDeploymentValidation.class
                && parameters[0].isAnnotationPresent(Observes.class);
    }

    private void call(Observer observer) throws ReflectiveOperationException {
        AfterDeploymentValidation event = proxy(AfterDeploymentValidation.class, (name, argument) -> {
            problems.add(((Throwable) argument).getMessage());
            return null;
        });
        BeanManager beans = proxy(BeanManager.class, (name, argument) -> {
            if (name.equals("getELResolver")) {
                throw new ELException("no bean of this name");
            }
            return Set.of();
        });
        observer.method().setAccessible(true);
        if (observer.method().getParameterCount() == 1) {
            observer.method().invoke(observer.of(), event);
        } else {
            observer.method().invoke(observer.of(), event, beans);
        }
    }

    @SuppressWarnings("unchecked")
    private void see(Class<?> definition) {
        AnnotatedType<Object> type = proxy(AnnotatedType.class, (name, argument) -> switch (name) {
            case "getJavaClass" -> definition;
            case "getAnnotation" -> definition.getAnnotation(IsogeoAuthenticationMechanismDefinition.class);
            default -> true;
        });
        extension.collectDefinition(
                (ProcessAnnotatedType<Object>) proxy(ProcessAnnotatedType.class, (name, argument) -> type));
    }

    @FunctionalInterface
    private interface Answer {
        Object to(String method, Object argument);
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                IsogeoSecurityExtensionTest.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method.getName(), arguments == null ? null : arguments[0])));
    }
}
