package com.isogeo.security.internal.deployment;

import com.isogeo.security.internal.session.CurrentLogin;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Runs each task on another executor, with the login of the thread that submits it. It cannot be shut down. */
final class LoginExecutor extends AbstractExecutorService {

    private final Executor executor;

    LoginExecutor(Executor executor) {
        this.executor = executor;
    }

    @Override
    public void execute(Runnable task) {
        Optional<Caller> caller = CurrentLogin.caller();
        executor.execute(() -> {
            CurrentLogin.Scope scope = CurrentLogin.makeCurrent(caller);
            try {
                task.run();
            } finally {
                scope.close();
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
