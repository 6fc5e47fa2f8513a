package com.isogeo.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import java.security.SecureRandom;
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

    private final LoginSession sessions =
            new LoginSession(TestSettings.settings(), new SecureRandom(), new TestClock());
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
        Runnable first = on(one, () -> CurrentLogin.begin(Optional.of(caller("alice"))));
        Runnable second = on(one, () -> CurrentLogin.begin(Optional.of(caller("bob"))));
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
        Runnable first = on(one, () -> CurrentLogin.begin(Optional.of(caller("alice"))));
        Runnable second = on(one, () -> CurrentLogin.begin(Optional.empty()));
        assertEquals("nobody", on(one, this::speaksFor));
        on(one, () -> run(second));
        assertEquals("alice", on(one, this::speaksFor));
        on(one, () -> run(first));
        assertEquals("nobody", on(one, this::speaksFor));
    }

    private String speaksFor() {
        return new CurrentLogin(new MockHttpServletRequest(), sessions)
                .held()
                .map(held -> held.login().caller().getName())
                .orElse("nobody");
    }

    private Caller caller(String name) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        sessions.open(request, new CallerPrincipal(name), Set.of(), new Tokens("a-" + name, null, null, null), false);
        return new Caller(request.getSession(), name);
    }

    private static Object run(Runnable end) {
        end.run();
        return end;
    }

    private static <T> T on(ExecutorService thread, Callable<T> what) throws Exception {
        return thread.submit(what).get();
    }
}
