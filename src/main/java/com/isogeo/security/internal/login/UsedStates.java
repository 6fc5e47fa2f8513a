package com.isogeo.security.internal.login;

import com.isogeo.security.internal.cache.ExpiringMap;
import com.isogeo.security.internal.config.ModuleOwned;
import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.oauth2.State;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The states that came back lately, and the result of each, so that a code is exchanged at most once however often,
 * and on however many threads, a callback is repeated (RFC 6749, section 4.1.2): by a second click at the provider,
 * or by a reload while the first one is at work. Only a state that the browser's own sealed cookie holds gets in.
 */
@Singleton
public final class UsedStates {

    private static final int MAX_STATES = 10_000;

    /** Longer than a pending login is valid, by whichever clock. */
    private static final Duration LIFE = CookieKind.PENDING_LOGIN.life().multipliedBy(3);

    /** Each of them may block a thread until the first has its result. */
    private static final int MAX_REPETITIONS = 4;

    private final ExpiringMap<String, StateUse> uses;

    @Inject
    public UsedStates(@ModuleOwned Clock clock) {
        this.uses = new ExpiringMap<>(clock, LIFE, MAX_STATES);
    }

    /** One state: how many callbacks brought it, and the error that the first one ended with, if it did. */
    private static final class StateUse {

        private final AtomicInteger callbacks = new AtomicInteger();
        private final CompletableFuture<Optional<LoginError>> result = new CompletableFuture<>();
    }

    /** One callback among those that bring the same state. */
    static final class CallbackAttempt {

        private final int number;
        private final CompletableFuture<Optional<LoginError>> result;

        private CallbackAttempt(int number, CompletableFuture<Optional<LoginError>> result) {
            this.number = number;
            this.result = result;
        }

        /** Whether this one exchanges the code, and completes the attempt for all others. */
        boolean isFirst() {
            return number == 1;
        }

        /** Whether it is one repetition too many. */
        boolean isExcessive() {
            return number > 1 + MAX_REPETITIONS;
        }

        /** The first one has ended: with a login, or with this error. */
        void complete(Optional<LoginError> error) {
            result.complete(error);
        }

        /**
         * The error that the first one ended with; nothing when it ended with a login, or does not end within this
         * time.
         */
        Optional<LoginError> await(Duration atMost) {
            try {
                return result.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a result is never an exception", e);
            }
        }
    }

    CallbackAttempt use(State state) {
        StateUse first = new StateUse();
        StateUse use = uses.putIfAbsent(state.value(), first).orElse(first);
        return new CallbackAttempt(use.callbacks.incrementAndGet(), use.result);
    }
}
