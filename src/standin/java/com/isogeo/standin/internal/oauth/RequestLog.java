package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.ReceivedRequest;
import com.isogeo.standin.internal.http.Request;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest requests and whose they were, for tests to count; the oldest are forgotten. */
public final class RequestLog {

    private static final int MAX = 20_000;

    private final Clock clock;
    private final Deque<ReceivedRequest> entries = new ArrayDeque<>();

    public RequestLog(Clock clock) {
        this.clock = clock;
    }

    /** The user of the grant that came with the request, where one is known. */
    public void add(Request request, Optional<Grant> grant) {
        add(
                grant.map(Grant::user).orElse(""),
                request.method(),
                request.path(),
                request.form().find("grant_type"));
    }

    /** Under a path of its own, for tests to count. */
    void addReuse(String user) {
        add(user, "POST", "/refresh-token-reuse", Optional.empty());
    }

    private synchronized void add(String user, String method, String path, Optional<String> grantType) {
        // Inside, so that the times are in order.
        entries.addLast(new ReceivedRequest(clock.instant(), user, method, path, grantType));
        if (entries.size() > MAX) {
            entries.removeFirst();
        }
    }

    public List<ReceivedRequest> all() {
        ReceivedRequest[] copy;
        synchronized (this) {
            copy = entries.toArray(new ReceivedRequest[0]);
        }
        return Arrays.asList(copy);
    }

    public List<ReceivedRequest> of(String user) {
        return all().stream().filter(entry -> entry.user().equals(user)).toList();
    }

    public synchronized void forget() {
        entries.clear();
    }

    public synchronized void forget(String user) {
        entries.removeIf(entry -> entry.user().equals(user));
    }
}
