package com.isogeo.security.internal.login;

import com.isogeo.security.internal.oauth2.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The states that came back lately, and what became of each, so that a code is exchanged at most once however often, and on
 * however many threads, a callback is repeated (RFC 6749, section 4.1.2): by a second click at the provider, or by a reload
 * while the first one is at work. Bounded: only a state that this browser's own sealed cookie bears out gets in, and the
 * oldest goes.
 */
public final class UsedStates {

    private static final int MOST = 10_000;

    /** Each of them may hold a thread until the first has its outcome. */
    private static final int MOST_REPETITIONS = 4;

    private final Map<String, Use> uses = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Use> eldest) {
            return size() > MOST;
        }
    };

    /** One state: how many callbacks brought it, and what the first one ended in. */
    private static final class Use {

        private final AtomicInteger callbacks = new AtomicInteger();
        private final CompletableFuture<Optional<LoginError>> outcome = new CompletableFuture<>();
    }

    /** One callback among those that bring the same state. */
    static final class Turn {

        private final int number;
        private final CompletableFuture<Optional<LoginError>> outcome;

        private Turn(int number, CompletableFuture<Optional<LoginError>> outcome) {
            this.number = number;
            this.outcome = outcome;
        }

        /** Whether this one exchanges the code, and completes the turn for all others. */
        boolean isFirst() {
            return number == 1;
        }

        /** Whether it is one repetition too many. */
        boolean isExcessive() {
            return number > 1 + MOST_REPETITIONS;
        }

        /** The first one has ended: in a login, or in a refusal. */
        void complete(Optional<LoginError> refusal) {
            outcome.complete(refusal);
        }

        /** The refusal that the first one ended in; nothing when it ended in a login, or has not ended in this time. */
        Optional<LoginError> await(Duration atMost) {
            try {
                return outcome.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            } catch (ExecutionException e) {
                throw new IllegalStateException("an outcome is never an exception", e);
            }
        }
    }

    synchronized Turn use(State state) {
        Use use = uses.computeIfAbsent(state.value(), unused -> new Use());
        return new Turn(use.callbacks.incrementAndGet(), use.outcome);
    }
}
