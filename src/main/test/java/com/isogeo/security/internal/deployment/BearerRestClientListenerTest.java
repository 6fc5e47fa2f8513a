package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.IsogeoBearer;
import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.Configuration;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.spi.InitialContextFactory;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpSession;

/** What an application's Rest Client gets that has the Bearer filter, and what any other gets. */
class BearerRestClientListenerTest {

    private static final String MODULES_THREAD = "isogeo-security response";
    private static final String SERVERS_THREAD = "managed-executor";

    private final BearerRestClientListener listener = new BearerRestClientListener();

    /** By the name of the builder's method, the argument of its last call. */
    private final Map<String, Object> told = new HashMap<>();

    @RegisterProvider(OtherFilter.class)
    @RegisterProvider(IsogeoBearer.class)
    private interface ApiWithBearer {}

    @RegisterProvider(OtherFilter.class)
    private interface ApiWithOtherFilter {}

    private interface PlainApi {}

    private static final class OtherFilter implements ClientRequestFilter {

        @Override
        public void filter(ClientRequestContext request) {
            // It adds nothing.
        }
    }

    /** The names that a server knows, by the file jndi.properties of an application. */
    public static final class Names implements InitialContextFactory {

        private static final String ENTRY = "entry";

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) {
            return proxy(Context.class, (proxy, method, arguments) -> {
                if (!method.getName().equals("lookup")) {
                    return null;
                }
                if (!arguments[0].equals("java:comp/DefaultManagedExecutorService")) {
                    throw new NameNotFoundException(arguments[0].toString());
                }
                return environment.get(ENTRY).equals("executor") ? serversExecutor() : "no executor";
            });
        }

        private static ExecutorService serversExecutor() {
            return proxy(ExecutorService.class, (proxy, method, arguments) -> {
                if (!method.getName().equals("execute")) {
                    throw new UnsupportedOperationException(method.getName());
                }
                new Thread((Runnable) arguments[0], SERVERS_THREAD).start();
                return null;
            });
        }
    }

    @Test
    @DisplayName("S28 A client with the Bearer filter follows no redirect, however the filter is registered")
    void clientWithBearerFollowsNoRedirect() {
        listener.onNewClient(ApiWithBearer.class, builder(false));
        assertEquals(false, told.get("followRedirects"));

        told.clear();
        listener.onNewClient(PlainApi.class, builder(true));
        assertEquals(false, told.get("followRedirects"));
    }

    @Test
    @DisplayName("A client without the Bearer filter is left as it is")
    void otherClientsAreLeftAsTheyAre() {
        listener.onNewClient(PlainApi.class, builder(false));
        listener.onNewClient(ApiWithOtherFilter.class, builder(false));

        assertEquals(Map.of(), told);
    }

    @Test
    @DisplayName(
            "S32 An asynchronous method has the caller's login, on a thread of the module where the server has none")
    void asynchronousMethodHasTheLogin() throws Exception {
        assertEquals(MODULES_THREAD + " serves alice", asynchronousCall());
    }

    @Test
    @DisplayName("S32 An asynchronous method has the caller's login, on a thread of the server's managed executor")
    void serversExecutorIsUsed(@TempDir Path folder) throws Exception {
        assertEquals(SERVERS_THREAD + " serves alice", asynchronousCallIn(folder, "executor"));
    }

    @Test
    @DisplayName("A server that has something else by the executor's name is one without it")
    void somethingElseIsNoExecutor(@TempDir Path folder) throws Exception {
        assertEquals(MODULES_THREAD + " serves alice", asynchronousCallIn(folder, "text"));
    }

    private String asynchronousCallIn(Path folder, String entry) throws Exception {
        Files.writeString(
                folder.resolve("jndi.properties"),
                Context.INITIAL_CONTEXT_FACTORY + "=" + Names.class.getName() + "\n" + Names.ENTRY + "=" + entry);
        Thread thread = Thread.currentThread();
        ClassLoader former = thread.getContextClassLoader();
        try (URLClassLoader application =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, former)) {
            thread.setContextClassLoader(application);
            return asynchronousCall();
        } finally {
            thread.setContextClassLoader(former);
        }
    }

    /** Which thread it ran on, and for whom. */
    private String asynchronousCall() throws Exception {
        listener.onNewClient(ApiWithBearer.class, builder(false));
        ExecutorService executor = (ExecutorService) told.get("executorService");
        Caller alice = new Caller(new MockHttpSession(), "alice");
        Future<String> call;
        CurrentLogin.Scope scope = CurrentLogin.makeCurrent(Optional.of(alice));
        try {
            call = executor.submit(() -> Thread.currentThread().getName() + " serves "
                    + CurrentLogin.caller().map(Caller::name).orElse("nobody"));
        } finally {
            scope.close();
        }
        return call.get(20, TimeUnit.SECONDS);
    }

    private RestClientBuilder builder(boolean isBearerRegistered) {
        Configuration configuration = proxy(
                Configuration.class,
                (proxy, method, arguments) -> isBearerRegistered && arguments[0] == IsogeoBearer.class);
        return proxy(RestClientBuilder.class, (proxy, method, arguments) -> {
            if (method.getName().equals("getConfiguration")) {
                return configuration;
            }
            return note(method, arguments[0], proxy);
        });
    }

    private Object note(Method method, Object argument, Object builder) {
        told.put(method.getName(), argument);
        return builder;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(
                BearerRestClientListenerTest.class.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
