package com.isogeo.security.cluster;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what the stand-in says that it received. */
final class Provider {

    private static final Pattern ENTRY =
            Pattern.compile("\\{\"at\":\"([^\"]*)\",\"method\":\"[^\"]*\",\"path\":\"([^\"]*)\""
                    + "(?:,\"grant_type\":\"([^\"]*)\")?}");

    private static final URI RECEIVED = URI.create(Settings.standin() + "/standin/requests");

    private final HttpClient http = Browser.connections();
    private final Tally tally;
    private Instant newest = Instant.EPOCH;

    Provider(Tally tally) {
        this.tally = tally;
        // It keeps the newest twenty thousand only.
        send(HttpRequest.newBuilder(RECEIVED).DELETE(), BodyHandlers.discarding());
    }

    /** Counts what came since the last time. */
    void count() {
        Matcher entries = ENTRY.matcher(send(HttpRequest.newBuilder(RECEIVED), BodyHandlers.ofString()));
        Instant before = newest;
        while (entries.find()) {
            Instant at = Instant.parse(entries.group(1));
            if (at.isAfter(before)) {
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

    private <T> T send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return http.sendAsync(request.timeout(Duration.ofSeconds(30)).build(), handler)
                    .get()
                    .body();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
