package com.isogeo.security.simulation;

import com.isogeo.security.IsogeoEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A request that a node works at. */
final class Flight {

    private final SimulatedBrowser browser;
    private final SimulatedBrowser.Tab tab;
    private final String url;
    private final int node;
    private final SimulatedRequest request;
    private final long clockJumps;
    private final Duration jumpedBefore;
    private final boolean beganAfterTheEnd;
    private final List<IsogeoEvent> events = new ArrayList<>();
    private boolean isDropped;
    private Reply reply;

    Flight(
            SimulatedBrowser browser,
            SimulatedBrowser.Tab tab,
            String url,
            int node,
            SimulatedRequest request,
            long clockJumps,
            Duration jumpedBefore,
            boolean beganAfterTheEnd) {
        this.browser = browser;
        this.tab = tab;
        this.url = url;
        this.node = node;
        this.request = request;
        this.clockJumps = clockJumps;
        this.jumpedBefore = jumpedBefore;
        this.beganAfterTheEnd = beganAfterTheEnd;
    }

    SimulatedBrowser browser() {
        return browser;
    }

    /** Where the response is shown. */
    SimulatedBrowser.Tab tab() {
        return tab;
    }

    String url() {
        return url;
    }

    String path() {
        return request.getRequestURI();
    }

    int node() {
        return node;
    }

    SimulatedRequest request() {
        return request;
    }

    /** How often the clock had jumped when this began. */
    long clockJumps() {
        return clockJumps;
    }

    /** By how much the clock had gone, to and fro, when the request came. */
    Duration jumpedBefore() {
        return jumpedBefore;
    }

    /** Whether the login of the session that came with this had ended, and this node knew it. */
    boolean beganAfterTheEnd() {
        return beganAfterTheEnd;
    }

    List<IsogeoEvent> events() {
        return events;
    }

    boolean isSignIn() {
        return events.stream().anyMatch(IsogeoEvent.SignedIn.class::isInstance);
    }

    /** The browser has turned away: it shows another response. */
    void drop() {
        isDropped = true;
    }

    boolean isDropped() {
        return isDropped;
    }

    void complete(Reply with) {
        reply = with;
    }

    Reply reply() {
        return reply;
    }
}
