package com.isogeo.security.internal.deployment;

import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs each task on another executor, for whom it was given. It has no end of its own: the other executor is not its. */
final class LoginExecutor extends AbstractExecutorService {

    private final Executor executor;

    LoginExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        Optional<Caller> caller = CurrentLogin.caller();
        executor.execute(() -> {
            Runnable end = CurrentLogin.begin(caller);
            try {
                task.run();
            } finally {
                end.run();
            }
        });
    }

    @Override
    public void shutdown() {
        // A client that is closed ends none of the server's threads.
    }

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return false;
    }
}
