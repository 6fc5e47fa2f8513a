package com.isogeo.security.internal.session;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The current login of a thread: that of the request which the thread serves, or that of the request which began the
 * thread's task. Any other thread has none.
 */
@Singleton
public final class CurrentLogin {

    /**
     * The reference is of a class of the JDK, and is cleared when the task ends, on whatever thread: a thread of the
     * server must not hold classes of an application that is undeployed.
     */
    private static final ThreadLocal<AtomicReference<@Nullable Task>> TASK = new ThreadLocal<>();

    private final HttpServletRequest request;
    private final LoginStore logins;

    /** The request is the container's proxy of it. */
    @Inject
    public CurrentLogin(HttpServletRequest request, LoginStore logins) {
        this.request = request;
        this.logins = logins;
    }

    /**
     * The caller of a task: the session, so that the task sees each refresh and the end of the login, and the name,
     * so that it never gets the token of the next user of the same session.
     */
    public record Caller(HttpSession session, String name) {

        @Override
        public String toString() {
            return "Caller[name=" + name + "]";
        }
    }

    /** What a thread does for somebody, or for nobody. */
    private static final class Task {

        private final Optional<Caller> caller;

        private Task(Optional<Caller> caller) {
            this.caller = caller;
        }
    }

    /** A login, and the session that holds it. */
    record ActiveLogin(HttpSession session, Login login) {

        Caller caller() {
            return new Caller(session, login.caller().getName());
        }

        @Override
        public String toString() {
            return "ActiveLogin[" + login + "]";
        }
    }

    /** What a task that begins on this thread is to bring along; nothing where nobody is signed in. */
    public static Optional<Caller> caller() {
        @Nullable Task running = running();
        if (running != null) {
            return running.caller;
        }
        try {
            Instance<CurrentLogin> current = CDI.current().select(CurrentLogin.class);
            return current.isResolvable() ? current.get().find().map(ActiveLogin::caller) : Optional.empty();
        } catch (IllegalStateException e) {
            // A thread of the server's own, where there is no CDI container.
            return Optional.empty();
        }
    }

    /** Ends what {@link #makeCurrent} began. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {

        @Override
        void close();
    }

    /**
     * Makes this caller, or nobody, the current one of this thread until the scope is closed. Some servers close it
     * on another thread: then this thread has no caller, and the other one is left as it is.
     */
    public static Scope makeCurrent(Optional<Caller> caller) {
        @Nullable AtomicReference<@Nullable Task> former = TASK.get();
        AtomicReference<@Nullable Task> begun = new AtomicReference<>(new Task(caller));
        TASK.set(begun);
        return () -> {
            begun.set(null);
            if (TASK.get() == begun) {
                restore(former);
            }
        };
    }

    private static void restore(@Nullable AtomicReference<@Nullable Task> former) {
        if (former == null || former.get() == null) {
            TASK.remove();
        } else {
            TASK.set(former);
        }
    }

    private static @Nullable Task running() {
        @Nullable AtomicReference<@Nullable Task> begun = TASK.get();
        @Nullable Task task = begun == null ? null : begun.get();
        if (task == null) {
            TASK.remove();
        }
        return task;
    }

    Optional<ActiveLogin> find() {
        @Nullable Task running = running();
        return running == null
                ? session().flatMap(session -> active(session, logins.find(request, session)))
                : running.caller.flatMap(caller -> active(caller.session(), logins.find(caller.session()))
                        .filter(active -> active.login().caller().getName().equals(caller.name())));
    }

    private static Optional<ActiveLogin> active(HttpSession session, Optional<Login> login) {
        return login.map(present -> new ActiveLogin(session, present));
    }

    private Optional<HttpSession> session() {
        try {
            return Optional.ofNullable(request.getSession(false));
        } catch (ContextNotActiveException | IllegalStateException e) {
            // No request is about, or one that came by no servlet.
            return Optional.empty();
        }
    }
}
