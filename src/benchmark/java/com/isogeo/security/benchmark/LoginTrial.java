package com.isogeo.security.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Whole logins: from the first request of a page to that page, each with a browser of its own. */
final class LoginTrial {

    private static final int THREADS = 4;

    private final List<RunningServer> servers;

    LoginTrial(List<RunningServer> servers) {
        this.servers =
                servers.stream().filter(server -> server.variant().isSignedIn()).toList();
    }

    Comparison run() {
        servers.forEach(server -> measure(server, Settings.number("warm-up.logins")));
        Comparison comparison = new Comparison(Comparison.Kind.LOGINS, "Whole logins", Variant.FORM);
        List<RunningServer> order = new ArrayList<>(servers);
        for (int round = 0; round < Settings.number("rounds"); round++) {
            for (RunningServer server : order) {
                comparison.add(server.variant(), measure(server, Settings.number("logins")));
            }
            Collections.rotate(order, 1);
        }
        return comparison;
    }

    private static Measurement measure(RunningServer server, int logins) {
        List<String> names = Users.names();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Duration before = server.process().cpu();
            long start = System.nanoTime();
            List<Future<String>> signedIn = new ArrayList<>();
            for (int i = 0; i < logins; i++) {
                String name = names.get(i % names.size());
                signedIn.add(threads.submit(() -> SignIn.at(server, name)));
            }
            for (Future<String> each : signedIn) {
                each.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            Duration cpu = server.process().cpu().minus(before);
            return new Measurement(logins, seconds, cpu.toNanos() / 1e9, 0, 0);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
    }
}
