package com.isogeo.security.simulation;

import com.isogeo.security.simulation.Simulation.Result;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Many seeds, on two threads. */
public final class Seeds {

    private static final int THREADS = 2;

    private final Counts counts = new Counts();
    private final AtomicReference<Result> failure = new AtomicReference<>();

    private Seeds() {}

    /** Many more seeds than a build has time for: the first, and how many. */
    public static void main(String[] arguments) {
        long begin = System.nanoTime();
        Seeds seeds = run(Long.parseLong(arguments[0]), Long.parseLong(arguments[1]));
        System.out.print(seeds.counts);
        System.out.println((System.nanoTime() - begin) / 1_000_000_000 + " s");
        seeds.failure().ifPresent(failed -> {
            System.out.println(failed.story());
            System.exit(1);
        });
    }

    /** Runs so many seeds until one fails: which promise was broken. */
    public static Optional<String> findBroken(long count) {
        return run(1, count).failure().flatMap(Result::broken);
    }

    /** Runs seeds until one fails. */
    static Seeds run(long first, long count) {
        Seeds seeds = new Seeds();
        AtomicLong next = new AtomicLong(first);
        ModuleLog log = new ModuleLog();
        try {
            Thread[] threads = new Thread[THREADS];
            for (int i = 0; i < THREADS; i++) {
                threads[i] = new Thread(() -> seeds.work(next, first + count));
                threads[i].start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            log.close();
        }
        return seeds;
    }

    private void work(AtomicLong next, long end) {
        for (long seed = next.getAndIncrement(); seed < end && failure.get() == null; seed = next.getAndIncrement()) {
            Result result = runOrExplain(seed);
            counts.addAll(result.counts());
            if (result.broken().isPresent()) {
                failure.compareAndSet(null, result);
            }
        }
    }

    private static Result runOrExplain(long seed) {
        try {
            return Simulation.run(seed);
        } catch (IllegalStateException e) {
            return new Result(
                    e.getMessage() + e.getCause() + Arrays.toString(e.getCause().getStackTrace()),
                    Optional.of("the simulation itself has failed"),
                    new Counts());
        }
    }

    Counts counts() {
        return counts;
    }

    Optional<Result> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** The lines of the log, each looked at by the world of the request that wrote it. */
    static final class ModuleLog extends Handler {

        private final Logger logger = Logger.getLogger("com.isogeo.security");

        ModuleLog() {
            logger.addHandler(this);
            logger.setLevel(Level.ALL);
            logger.setUseParentHandlers(false);
        }

        @Override
        public void publish(LogRecord entry) {
            World world = RequestThread.worldOfThisThread();
            if (world != null) {
                RequestThread.awaitTurn();
                world.tell("  log: " + entry.getMessage() + (entry.getThrown() == null ? "" : " " + entry.getThrown()));
                world.counts().add("lines of the log");
                world.checkNoSecret(entry.getMessage(), "a line of the log");
            }
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            logger.removeHandler(this);
            logger.setUseParentHandlers(true);
            logger.setLevel(null);
        }
    }
}
