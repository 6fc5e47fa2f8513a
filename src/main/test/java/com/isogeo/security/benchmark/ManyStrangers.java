package com.isogeo.security.benchmark;

import com.isogeo.security.internal.login.BenchmarkedNode;
import com.isogeo.security.internal.login.BenchmarkedNode.Pending;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.util.Multiset;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Requests of callers who are nobody, of whom nothing may stay. */
final class ManyStrangers {

    private static final int REQUESTS = 1_000_000;
    private static final int WARM_UP = 300_000;

    private final Logger log = Logger.getLogger("com.isogeo.security");
    private final BenchmarkedNode node = new BenchmarkedNode();
    private final Pending pending = node.begin();
    private final HttpServletResponse response = new StubResponse();

    Map<String, Long> figures() {
        log.setLevel(Level.OFF);
        send(WARM_UP);
        long heap = Heap.usedBytes();
        long objects = objects();
        long begin = System.nanoTime();
        send(REQUESTS);
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("requests", (long) REQUESTS);
        figures.put("milliseconds", (System.nanoTime() - begin) / 1_000_000);
        figures.put("heap before", heap);
        figures.put("heap after", Heap.usedBytes());
        figures.put("objects of the module before", objects);
        figures.put("objects of the module after", objects());
        return figures;
    }

    /** A third of each kind. */
    private void send(int requests) {
        for (int i = 0; i < requests; i++) {
            try {
                send(i, i % 3);
            } catch (AuthenticationException e) {
                throw new IllegalStateException(e);
            }
            node.clearRecords();
        }
    }

    private void send(int number, int kind) throws AuthenticationException {
        if (kind == 0) {
            node.mechanism().validateRequest(StubRequest.ofPage(null), response, StubMessageContext.ofProtectedPage());
            return;
        }
        MockHttpServletResponse page = new MockHttpServletResponse();
        node.mechanism()
                .validateRequest(
                        kind == 1 ? forgedCallback(number) : forgedCookie(number),
                        page,
                        StubMessageContext.ofOpenPage());
        if (page.getStatus() != HttpServletResponse.SC_BAD_REQUEST) {
            throw new IllegalStateException("status " + page.getStatus());
        }
    }

    private HttpServletRequest forgedCallback(int number) {
        String state = String.format("%08d", number);
        return callback(state + pending.state().substring(state.length()));
    }

    private HttpServletRequest forgedCookie(int number) {
        MockHttpServletRequest request = callback(pending.state());
        Cookie cookie = pending.cookies().get(0);
        String forged = String.format("%08d", number);
        request.setCookies(
                new Cookie(cookie.getName(), forged + cookie.getValue().substring(forged.length())));
        return request;
    }

    private static MockHttpServletRequest callback(String state) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/login/callback");
        request.addParameter("state", state);
        request.addParameter("code", "code");
        request.addHeader("Accept", "text/html");
        return request;
    }

    /** Those that the mechanism reaches, the entries of its maps among them. */
    private long objects() {
        Multiset<Class<?>> counts = GraphLayout.parseInstance(node.mechanism()).getClassCounts();
        return counts.keys().stream()
                .filter(type -> type.getName().startsWith("com.isogeo.security."))
                .mapToLong(counts::count)
                .sum();
    }
}
