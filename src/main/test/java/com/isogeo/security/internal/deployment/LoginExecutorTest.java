package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class LoginExecutorTest {

    private final MockHttpSession session = new MockHttpSession();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final LoginExecutor executor = new LoginExecutor(thread);

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    @Test
    @DisplayName("S32 A task on another thread has the caller of the thread that submits it, and leaves none there")
    void taskHasTheCallerOfItsSubmitter() throws Exception {
        assertEquals(caller("alice"), submittedBy("alice", CurrentLogin::caller).get(20, TimeUnit.SECONDS));
        assertEquals(Optional.empty(), afterwards());
        assertEquals(caller("bob"), submittedBy("bob", CurrentLogin::caller).get(20, TimeUnit.SECONDS));
        assertEquals(Optional.empty(), executor.submit(CurrentLogin::caller).get(20, TimeUnit.SECONDS));
        assertNotSame(
                Thread.currentThread(), executor.submit(Thread::currentThread).get(20, TimeUnit.SECONDS));
    }

    @Test
    @DisplayName("S32 A task that fails leaves no caller on its thread")
    void failedTaskLeavesNoCaller() throws Exception {
        // The thread outlives the failure, as that of a server does.
        LoginExecutor surviving = new LoginExecutor(task -> {
            var unused = thread.submit(task);
        });
        CurrentLogin.Scope scope = CurrentLogin.makeCurrent(caller("alice"));
        try {
            surviving.execute(() -> {
                throw new IllegalStateException("failed");
            });
            assertEquals(caller("alice"), CurrentLogin.caller());
        } finally {
            scope.close();
        }

        assertEquals(Optional.empty(), afterwards());
    }

    @Test
    @DisplayName("A Rest Client that is closed ends none of the server's threads, and waits for none")
    void serversThreadsAreNotEnded() throws Exception {
        executor.shutdown();
        assertEquals(List.of(), executor.shutdownNow());
        assertFalse(executor.awaitTermination(1, TimeUnit.DAYS));

        assertFalse(executor.isShutdown());
        assertFalse(executor.isTerminated());
        assertEquals("done", executor.submit(() -> "done").get(20, TimeUnit.SECONDS));
    }

    private <T> Future<T> submittedBy(String name, Callable<T> task) {
        CurrentLogin.Scope scope = CurrentLogin.makeCurrent(caller(name));
        try {
            return executor.submit(task);
        } finally {
            scope.close();
        }
    }

    /** What the thread has when it serves somebody else. */
    private Optional<Caller> afterwards() throws InterruptedException, ExecutionException {
        return thread.submit(CurrentLogin::caller).get();
    }

    private Optional<Caller> caller(String name) {
        return Optional.of(new Caller(session, name));
    }
}
