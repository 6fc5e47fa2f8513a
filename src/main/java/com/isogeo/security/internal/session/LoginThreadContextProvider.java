package com.isogeo.security.internal.session;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import jakarta.enterprise.concurrent.spi.ThreadContextProvider;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;
import java.util.Optional;

/**
 * Carries the login from a request into the tasks that it submits to a managed executor (Jakarta Concurrency, section
 * 3.3.4). The container finds it by the ServiceLoader; a server without Jakarta Concurrency never looks. Open Liberty
 * clears the context of threads that start CDI itself, so only {@link #currentContext} may ask CDI for anything.
 */
public final class LoginThreadContextProvider implements ThreadContextProvider {

    @Override
    public ThreadContextSnapshot currentContext(Map<String, String> properties) {
        return snapshot(CurrentLogin.caller());
    }

    @Override
    public ThreadContextSnapshot clearedContext(Map<String, String> properties) {
        return snapshot(Optional.empty());
    }

    @Override
    public String getThreadContextType() {
        return IsogeoToken.THREAD_CONTEXT;
    }

    private static ThreadContextSnapshot snapshot(Optional<Caller> caller) {
        return () -> CurrentLogin.makeCurrent(caller)::close;
    }
}
