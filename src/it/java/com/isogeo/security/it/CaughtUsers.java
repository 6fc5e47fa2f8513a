package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;

import com.isogeo.security.it.CaughtLogins.Place;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Fifty users, each on the way to a request that makes the server send one that meets a fault. */
final class CaughtUsers {

    static final int NUMBER = 50;

    private final FaultySite site;
    private final List<User> users;

    private record User(IsogeoBrowser browser, URI next, String code) {}

    /**
     * What the fifty got, and how those beside them fared: one who works in the same application, those who sign in at another one
     * of the same server, and those who sign in at the same one.
     */
    record Result(
            List<Page> pages, OtherUsers.Result working, OtherUsers.Result elsewhere, OtherUsers.Result signingIn) {}

    private CaughtUsers(FaultySite site, List<User> users) {
        this.site = site;
        this.users = users;
    }

    /** Takes them to their callbacks, or signs them in where a refresh is to meet the fault. */
    static CaughtUsers prepare(FaultySite site, Place place, Optional<Fault> fault) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(NUMBER);
        try {
            List<User> users = results(threads.invokeAll(Collections.nCopies(NUMBER, () -> user(site, place, fault))));
            if (place == Place.REFRESH) {
                // Nothing but time ends the tokens, which live five seconds.
                Thread.sleep(5_200);
            }
            return new CaughtUsers(site, users);
        } finally {
            threads.shutdownNow();
        }
    }

    private static User user(FaultySite site, Place place, Optional<Fault> fault) {
        IsogeoBrowser browser = Sites.browser();
        boolean isSignedIn = place == Place.REFRESH;
        URI callback = StandIn.signIn(browser, browser.send(get(site.page())), "alice", isSignedIn ? "rotate" : "ok");
        String code = StandIn.parameter(callback, "code");
        fault.ifPresent(one -> site.logins().add(code, place, one));
        return new User(browser, isSignedIn ? browser.send(get(callback)).location() : callback, code);
    }

    /** Sends their requests, all at once, while others work and sign in. */
    Result meet(FaultySite elsewhere) throws Exception {
        IsogeoBrowser worker = site.worker();
        AtomicInteger waiting = new AtomicInteger(NUMBER);
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<Page>> pages = new ArrayList<>();
            for (User user : users) {
                pages.add(threads.submit(() -> meet(user, waiting)));
            }
            List<Future<OtherUsers.Result>> others = new ArrayList<>();
            for (Supplier<Optional<String>> step : List.<Supplier<Optional<String>>>of(
                    () -> site.visit(worker), elsewhere::signInAndOut, site::signInAndOut)) {
                others.add(threads.submit(new OtherUsers(step, () -> waiting.get() == 0)));
            }
            return new Result(
                    results(pages),
                    others.get(0).get(),
                    others.get(1).get(),
                    others.get(2).get());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Page meet(User user, AtomicInteger waiting) {
        try {
            return user.browser().send(get(user.next()));
        } finally {
            waiting.decrementAndGet();
        }
    }

    private static <T> List<T> results(List<Future<T>> futures) throws InterruptedException, ExecutionException {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    /** Whether a text holds the code of one of them. */
    boolean isCodeIn(String text) {
        return users.stream().anyMatch(user -> text.contains(user.code()));
    }
}
