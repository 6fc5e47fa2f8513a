package com.isogeo.security.internal.client;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the module's own Rest Clients. A request that waits for a response blocks a thread of the server's
 * pool. If the response needed another thread of that pool, many waiting requests would be a deadlock.
 */
public final class RestClientExecutors {

    private static final int IDLE_SECONDS = 10;

    private RestClientExecutors() {}

    /**
     * As many as there are requests under way, which a {@link RestClientPool} bounds; none is left ten seconds after
     * the last.
     */
    public static ExecutorService forResponses() {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                daemons("isogeo-security response"));
    }

    /** One, while there is a deadline to watch. */
    static ScheduledExecutorService forDeadlines() {
        ScheduledThreadPoolExecutor deadlines = new ScheduledThreadPoolExecutor(1, daemons("isogeo-security deadline"));
        deadlines.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        deadlines.allowCoreThreadTimeOut(true);
        deadlines.setRemoveOnCancelPolicy(true);
        return deadlines;
    }

    /** They see the classes of the application that makes the executor, whoever gives them work. */
    private static ThreadFactory daemons(String name) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setContextClassLoader(application);
            thread.setDaemon(true);
            return thread;
        };
    }
}
