package com.isogeo.security.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** All users, each on a thread of their own. */
final class Crowd implements AutoCloseable {

    /** Not carol: her account cannot be read, so that each of her logins is a caller of its own. */
    private static final List<String> NAMES = List.of("alice", "bob");

    private static final int MAX_CONCURRENT_LOGINS = 10;

    /** All of them together, so that more users load the machine no more. */
    private static final int CLICKS_PER_SECOND = 25;

    private final Tally tally;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService logins = Executors.newFixedThreadPool(MAX_CONCURRENT_LOGINS);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final List<Person> persons = new ArrayList<>();
    private final List<CompletableFuture<Void>> work = new ArrayList<>();

    Crowd(Tally tally) {
        this.tally = tally;
    }

    /** Signs in users, who work from then on. */
    void signIn(int users) {
        List<Person> arriving = persons(users);
        await(runForAll(arriving, Person::signInAndLeaveNote));
        persons.addAll(arriving);
        arriving.forEach(person -> work.add(CompletableFuture.runAsync(() -> work(person), threads)));
    }

    /** Starts logins of more users; each future completes when its login has ended. */
    List<CompletableFuture<Void>> signInNewcomers(int users) {
        return runForAll(persons(users), Person::signIn);
    }

    long countSignedIn() {
        return persons.stream().filter(Person::isStillSignedIn).count();
    }

    /** How many users are still signed in and find their note in the session. */
    long countKeptSessions() {
        AtomicLong kept = new AtomicLong();
        await(runForAll(persons, person -> {
            if (person.hasNoteStill()) {
                kept.incrementAndGet();
            }
        }));
        return kept.get();
    }

    /** Waits until all users have ended their current action. */
    void stop() {
        stopped.countDown();
        await(work);
    }

    static void await(List<CompletableFuture<Void>> all) {
        all.forEach(CompletableFuture::join);
    }

    private List<Person> persons(int users) {
        return IntStream.range(0, users)
                .mapToObj(i -> new Person(NAMES.get(i % NAMES.size()), tally, threads))
                .toList();
    }

    private List<CompletableFuture<Void>> runForAll(List<Person> some, Consumer<Person> action) {
        return some.stream()
                .map(person -> CompletableFuture.runAsync(() -> action.accept(person), logins))
                .toList();
    }

    private void work(Person person) {
        try {
            while (!stopped.await(ThreadLocalRandom.current().nextInt(maxPause()), TimeUnit.MILLISECONDS)) {
                person.work();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int maxPause() {
        return 2 * 1_000 * persons.size() / CLICKS_PER_SECOND;
    }

    @Override
    public void close() {
        stopped.countDown();
        threads.shutdownNow();
        logins.shutdownNow();
    }
}
