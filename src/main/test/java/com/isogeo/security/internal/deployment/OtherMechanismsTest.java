package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jboss.weld.bootstrap.event.WeldAfterBeanDiscovery;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which mechanisms beside Isogeo's stand in the way of a deployment, and how they are named. */
class OtherMechanismsTest {

    private static final String CURE =
            "): remove one, or on Jakarta EE 11 choose between them in an HttpAuthenticationMechanismHandler of your own.";

    /** An application's own. */
    @ApplicationScoped
    public static class Kerberos implements HttpAuthenticationMechanism {

        @Override
        public AuthenticationStatus validateRequest(
                HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
            return AuthenticationStatus.NOT_DONE;
        }
    }

    /** What a server has for an annotation such as that of forms. */
    public interface FormMechanism extends HttpAuthenticationMechanism {}

    /** Beans that a server adds. */
    static final class Server implements Extension {

        private final Consumer<AfterBeanDiscovery> beans;

        private Server(Consumer<AfterBeanDiscovery> beans) {
            this.beans = beans;
        }

        void add(@Observes AfterBeanDiscovery event) {
            beans.accept(event);
        }
    }

    @Test
    @DisplayName(
            "S40 The mechanisms are named in order: a server's own by its type, and by its class where no type says more")
    void mechanismsAreNamed() {
        Server server = new Server(event -> {
            event.addBean()
                    .beanClass(Object.class)
                    .id("form")
                    .types(Object.class, HttpAuthenticationMechanism.class, FormMechanism.class)
                    .createWith(context -> new Kerberos());
            event.addBean()
                    .beanClass(StringBuilder.class)
                    .id("basic")
                    .types(Object.class, HttpAuthenticationMechanism.class)
                    .createWith(context -> new Kerberos());
        });

        assertEquals(
                Optional.of("This application has another authentication mechanism beside Isogeo's ("
                        + FormMechanism.class.getName() + ", " + Kerberos.class.getName()
                        + ", java.lang.StringBuilder" + CURE),
                problem(List.of(server), Kerberos.class));
    }

    @Test
    @DisplayName("Without another mechanism there is no problem")
    void noOtherMechanism() {
        assertEquals(Optional.empty(), problem(List.of(), FormMechanism.class));
    }

    private static Optional<String> problem(List<Extension> extensions, Class<?>... beans) {
        try (WeldContainer container = start(extensions, beans)) {
            return new OtherMechanisms(container.getBeanManager()).problem();
        }
    }

    private static WeldContainer start(List<Extension> extensions, Class<?>... beans) {
        return new Weld()
                .disableDiscovery()
                .extensions(extensions.toArray(Extension[]::new))
                .addBeanClasses(beans)
                .initialize();
    }

    /** The API of these tests is Jakarta EE 10; the one type of 11 that matters is compiled here. */
    @Nested
    class OnJakartaEe11 {

        private static final String PACKAGE = "jakarta.security.enterprise.authentication.mechanism.http";

        private static final Map<String, String> SOURCES = Map.of(
                "HttpAuthenticationMechanismHandler",
                "package " + PACKAGE + "; public interface HttpAuthenticationMechanismHandler {}",
                "OwnHandler",
                "public class OwnHandler implements " + PACKAGE + ".HttpAuthenticationMechanismHandler {}");

        @TempDir
        private Path folder;

        @Test
        @DisplayName("An application that chooses by a handler of its own may have several mechanisms")
        void ownHandlerChooses() throws Exception {
            try (Ee11 application = new Ee11(compile())) {
                assertEquals(Optional.empty(), application.problem(List.of(), application.loadClass("OwnHandler")));
            }
        }

        @Test
        @DisplayName("An alternative in the place of the server's handler chooses, too")
        void alternativeChooses() throws Exception {
            try (Ee11 application = new Ee11(compile())) {
                assertEquals(Optional.empty(), application.problem(List.of(application.handler(true))));
            }
        }

        @Test
        @DisplayName("S40 The server's handler cannot choose, and neither can a handler that is not there")
        void serversHandlerCannotChoose() throws Exception {
            Optional<String> problem =
                    Optional.of("This application has another authentication mechanism beside Isogeo's ("
                            + Kerberos.class.getName() + CURE);
            try (Ee11 application = new Ee11(compile())) {
                assertEquals(problem, application.problem(List.of(application.handler(false))));
                assertEquals(problem, application.problem(List.of()));
            }
        }

        private Path compile() throws IOException {
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            assertNotNull(compiler, "the tests run on a JDK");
            for (Map.Entry<String, String> source : SOURCES.entrySet()) {
                Files.writeString(folder.resolve(source.getKey() + ".java"), source.getValue());
            }
            int status = compiler.run(
                    null,
                    null,
                    null,
                    "-proc:none",
                    "-d",
                    folder.toString(),
                    folder.resolve("HttpAuthenticationMechanismHandler.java").toString(),
                    folder.resolve("OwnHandler.java").toString());
            assertEquals(0, status);
            return folder;
        }
    }

    /** Loads Jakarta Security anew, with the type of Jakarta EE 11, and with it what uses it. */
    private static final class Ee11 extends URLClassLoader {

        private static final List<String> ANEW = List.of(
                "jakarta.security.enterprise.",
                OtherMechanisms.class.getName(),
                Kerberos.class.getName(),
                "com.isogeo.security.internal.login.");

        private Ee11(Path compiled) throws IOException {
            super(new URL[] {compiled.toUri().toURL()}, OtherMechanismsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (ANEW.stream().noneMatch(name::startsWith)) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The bean that a server makes, or the application's alternative of it, by a class that is no handler. */
        private Extension handler(boolean isAlternative) throws ClassNotFoundException {
            Class<?> type = loadClass(OnJakartaEe11.PACKAGE + ".HttpAuthenticationMechanismHandler");
            return new Server(event -> {
                var bean = ((WeldAfterBeanDiscovery) event).addBean();
                bean.beanClass(Object.class).types(type).createWith(context -> new Object());
                if (isAlternative) {
                    bean.alternative(true).priority(1);
                }
            });
        }

        private Optional<?> problem(List<Extension> extensions, Class<?>... beans) throws ReflectiveOperationException {
            Class<?>[] all = new Class<?>[beans.length + 1];
            System.arraycopy(beans, 0, all, 1, beans.length);
            all[0] = loadClass(Kerberos.class.getName());
            Constructor<?> constructor =
                    loadClass(OtherMechanisms.class.getName()).getDeclaredConstructor(BeanManager.class);
            constructor.setAccessible(true);
            Method problem = constructor.getDeclaringClass().getDeclaredMethod("problem");
            problem.setAccessible(true);
            try (WeldContainer container = start(extensions, all)) {
                return (Optional<?>) problem.invoke(constructor.newInstance(container.getBeanManager()));
            }
        }
    }
}
