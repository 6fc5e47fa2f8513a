package com.isogeo.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class CurrentLoginTest {

    private final TestSessions sessions =
            new TestSessions(TestSettings.settings(), new SecureRandom(), new TestClock());
    private final ExecutorService one = Executors.newSingleThreadExecutor();
    private final ExecutorService other = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        one.shutdownNow();
        other.shutdownNow();
    }

    @Test
    @DisplayName("S32 A task that is ended on another thread leaves neither thread to its user")
    void taskEndedElsewhereIsOverEverywhere() throws Exception {
        CurrentLogin.Scope first = on(one, () -> CurrentLogin.makeCurrent(Optional.of(caller("alice"))));
        CurrentLogin.Scope second = on(one, () -> CurrentLogin.makeCurrent(Optional.of(caller("bob"))));
        assertEquals("bob", on(one, this::speaksFor));

        on(other, () -> run(second));
        assertEquals("nobody", on(other, this::speaksFor));
        assertEquals("nobody", on(one, this::speaksFor));

        on(other, () -> run(first));
        assertEquals("nobody", on(other, this::speaksFor));
    }

    @Test
    @DisplayName("S32 A task within another one gives way to it again")
    void taskWithinATask() throws Exception {
        CurrentLogin.Scope first = on(one, () -> CurrentLogin.makeCurrent(Optional.of(caller("alice"))));
        CurrentLogin.Scope second = on(one, () -> CurrentLogin.makeCurrent(Optional.empty()));
        assertEquals("nobody", on(one, this::speaksFor));
        on(one, () -> run(second));
        assertEquals("alice", on(one, this::speaksFor));
        on(one, () -> run(first));
        assertEquals("nobody", on(one, this::speaksFor));
    }

    @Test
    @DisplayName("S32 A task that is ended on another thread leaves nothing of its application in the first one")
    void taskEndedElsewhereKeepsNoClassLoader() throws Exception {
        WeakReference<ClassLoader> application = begunOnOneAndEndedOnTheOther();

        Instant deadline = Instant.now().plusSeconds(20);
        while (application.get() != null && Instant.now().isBefore(deadline)) {
            System.gc();
            Thread.onSpinWait();
        }

        assertNull(application.get(), "the thread holds the application's class loader");
    }

    @Test
    @DisplayName("S29 The texts of a caller and of their login show the name alone")
    void textsShowTheName() {
        Caller alice = caller("alice");
        Login login = sessions.logins.find(alice.session()).orElseThrow();
        CurrentLogin.ActiveLogin active = new CurrentLogin.ActiveLogin(alice.session(), login);

        assertEquals("Caller[name=alice]", alice.toString());
        assertEquals("ActiveLogin[Login[caller=alice, groups=[]]]", active.toString());
        assertEquals(alice, active.caller());
    }

    private WeakReference<ClassLoader> begunOnOneAndEndedOnTheOther() throws Exception {
        ClassLoader application = new Application();
        Method begin =
                Class.forName(CurrentLogin.class.getName(), true, application).getMethod("makeCurrent", Optional.class);
        AutoCloseable end = on(one, () -> (AutoCloseable) begin.invoke(null, Optional.empty()));
        on(other, () -> run(end));
        return new WeakReference<>(application);
    }

    /** Loads the module's classes anew, as a second deployment does. */
    private static final class Application extends ClassLoader {

        private Application() {
            super(CurrentLoginTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("com.isogeo.security.internal")) {
                return super.loadClass(name, resolve);
            }
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? defineClass(name, bytes, 0, bytes.length) : loaded;
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private String speaksFor() {
        return new CurrentLogin(new MockHttpServletRequest(), sessions.logins)
                .find()
                .map(held -> held.login().caller().getName())
                .orElse("nobody");
    }

    private Caller caller(String name) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        sessions.open(request, new CallerPrincipal(name), Set.of(), new Tokens("a-" + name, null, null, null), false);
        return new Caller(request.getSession(), name);
    }

    private static Object run(AutoCloseable scope) throws Exception {
        scope.close();
        return scope;
    }

    private static <T> T on(ExecutorService thread, Callable<T> what) throws Exception {
        return thread.submit(what).get();
    }
}
