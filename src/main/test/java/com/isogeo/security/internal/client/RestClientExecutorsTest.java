package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RestClientExecutorsTest {

    @Test
    @DisplayName("The deadline thread ends ten seconds after its last task")
    void deadlineThreadEndsWhenUnused() {
        ScheduledThreadPoolExecutor deadlines =
                assertInstanceOf(ScheduledThreadPoolExecutor.class, RestClientExecutors.forDeadlines());

        assertTrue(deadlines.allowsCoreThreadTimeOut());
        assertEquals(10, deadlines.getKeepAliveTime(TimeUnit.SECONDS));

        deadlines.shutdownNow();
    }

    @Test
    @DisplayName("No thread of the module keeps the server from ending, whoever gives it its first task")
    void threadsAreDaemons() throws Exception {
        assertTrue(isDaemonOf(RestClientExecutors.forResponses()));
        assertTrue(isDaemonOf(RestClientExecutors.forDeadlines()));
    }

    private static boolean isDaemonOf(ExecutorService executor) throws Exception {
        CompletableFuture<Boolean> isDaemon = new CompletableFuture<>();
        Thread caller = new Thread(() ->
                executor.execute(() -> isDaemon.complete(Thread.currentThread().isDaemon())));
        // A new thread is as its maker is.
        caller.setDaemon(false);
        caller.start();
        try {
            return isDaemon.get(20, TimeUnit.SECONDS);
        } finally {
            executor.shutdownNow();
        }
    }
}
