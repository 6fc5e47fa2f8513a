package com.isogeo.security.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what the stand-in says that it received; it keeps the newest thousand requests, so it is asked often. */
final class Provider implements AutoCloseable {

    private static final Pattern ENTRY =
            Pattern.compile("\\{\"at\":\"([^\"]*)\",\"method\":\"[^\"]*\",\"path\":\"([^\"]*)\""
                    + "(?:,\"grant_type\":\"([^\"]*)\")?}");

    private final HttpClient http = Browser.connections();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Tally tally;
    private final ScheduledFuture<?> reading;
    private Instant newest = Instant.now();

    Provider(Tally tally) {
        this.tally = tally;
        reading = clock.scheduleWithFixedDelay(this::read, 0, 500, TimeUnit.MILLISECONDS);
    }

    private synchronized void read() {
        Matcher entries = ENTRY.matcher(list());
        while (entries.find()) {
            Instant at = Instant.parse(entries.group(1));
            if (at.isAfter(newest)) {
                newest = at;
                count(entries.group(2), String.valueOf(entries.group(3)));
            }
        }
    }

    private void count(String path, String grantType) {
        // Each is a login whose tokens are all revoked.
        if (path.equals("/refresh-token-reuse")) {
            tally.add(Count.USED_TWICE);
        } else if (grantType.equals("refresh_token")) {
            tally.add(Count.REFRESHED);
        }
    }

    private String list() {
        try {
            return http.sendAsync(
                            HttpRequest.newBuilder(URI.create(Settings.standin() + "/standin/requests"))
                                    .timeout(Duration.ofSeconds(10))
                                    .build(),
                            BodyHandlers.ofString())
                    .get()
                    .body();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        reading.cancel(false);
        read();
        clock.shutdown();
    }
}
