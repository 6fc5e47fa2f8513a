package com.isogeo.security.cluster;

import java.net.http.HttpClient;
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

    /** Not carol: whose account cannot be read is a caller of her own at each login, and inherits nothing. */
    private static final List<String> NAMES = List.of("alice", "bob");

    private static final int LOGINS_AT_ONCE = 10;

    /** All of them together, so that more users load the machine no more. */
    private static final int CLICKS_A_SECOND = 25;

    private final Tally tally;
    private final HttpClient http = Browser.connections();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ExecutorService doors = Executors.newFixedThreadPool(LOGINS_AT_ONCE);
    private final CountDownLatch evening = new CountDownLatch(1);
    private final List<Person> persons = new ArrayList<>();
    private final List<CompletableFuture<Void>> work = new ArrayList<>();

    Crowd(Tally tally) {
        this.tally = tally;
    }

    /** So many sign in, and begin to work. */
    void gather(int users) {
        List<Person> arriving = persons(users);
        await(all(arriving, Person::begin));
        persons.addAll(arriving);
        arriving.forEach(person -> work.add(CompletableFuture.runAsync(() -> work(person), threads)));
    }

    /** So many more sign in, while something else happens; ends when all have tried. */
    List<CompletableFuture<Void>> newcomers(int users) {
        return all(persons(users), Person::signIn);
    }

    long signedIn() {
        return persons.stream().filter(Person::isStillSignedIn).count();
    }

    /** Of those who are signed in still, the ones that find in their sessions what they left there. */
    long kept() {
        AtomicLong kept = new AtomicLong();
        await(all(persons, person -> {
            if (person.isKept()) {
                kept.incrementAndGet();
            }
        }));
        return kept.get();
    }

    /** Everyone ends what they are doing. */
    void goHome() {
        evening.countDown();
        await(work);
    }

    static void await(List<CompletableFuture<Void>> all) {
        all.forEach(CompletableFuture::join);
    }

    private List<Person> persons(int users) {
        return IntStream.range(0, users)
                .mapToObj(i -> new Person(NAMES.get(i % NAMES.size()), http, tally, threads))
                .toList();
    }

    private List<CompletableFuture<Void>> all(List<Person> those, Consumer<Person> what) {
        return those.stream()
                .map(person -> CompletableFuture.runAsync(() -> what.accept(person), doors))
                .toList();
    }

    private void work(Person person) {
        try {
            while (!evening.await(ThreadLocalRandom.current().nextInt(longestPause()), TimeUnit.MILLISECONDS)) {
                person.work();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int longestPause() {
        return 2 * 1_000 * persons.size() / CLICKS_A_SECOND;
    }

    @Override
    public void close() {
        evening.countDown();
        threads.shutdownNow();
        doors.shutdownNow();
    }
}
