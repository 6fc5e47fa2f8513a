package com.isogeo.security.simulation;

import jakarta.servlet.http.Cookie;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Sends requests to the nodes, and lets one of those under way go on at a time. */
final class Scheduler {

    private static final int MAX_REDIRECTS = 20;

    /** The threads of this worker that serve no request now; each seed uses them again. */
    private static final ThreadLocal<Deque<RequestThread>> IDLE = ThreadLocal.withInitial(ArrayDeque::new);

    private final World world;
    private final Checks checks;
    private final Site site;
    private final List<UnderWay> underWay = new ArrayList<>();

    private record UnderWay(Flight flight, RequestThread thread) {}

    Scheduler(World world) {
        this.world = world;
        this.checks = new Checks(world);
        this.site = new Site(world, checks);
    }

    boolean isIdle() {
        return underWay.isEmpty();
    }

    /** How many requests can go on now. */
    List<Runnable> continuations() {
        List<Runnable> continuations = new ArrayList<>();
        for (UnderWay each : underWay) {
            if (!each.thread().isWaitingForAnother()) {
                continuations.add(() -> resume(each));
            }
        }
        return continuations;
    }

    /** A browser sends a request, and the node works at it until it waits for something. */
    void send(SimulatedBrowser browser, SimulatedBrowser.Tab tab, String method, String url, String... headers) {
        String path = url.startsWith(World.SITE) ? url.substring(World.SITE.length()) : url;
        int node = nodeFor(browser);
        List<Cookie> cookies = browser.cookies();
        SimulatedRequest request = new SimulatedRequest(world.sessions(), node, world.context(), method, path, cookies);
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        if (headers.length == 0) {
            request.addHeader("Accept", "text/html");
        }
        String sessionId = request.getRequestedSessionId();
        Flight flight = new Flight(
                browser,
                tab,
                path,
                node,
                request,
                world.clockJumps(),
                world.jumped(),
                sessionId != null && checks.isEnded(sessionId, node));
        if (sessionId != null) {
            world.learnSessionId(sessionId);
        }
        if (tab != null) {
            tab.flight = flight;
            tab.next = null;
        }
        world.tell((tab == null ? browser.name() : tab.name()) + ": " + method + ' ' + Words.of(path) + " at node "
                + (node + 1));
        RequestThread thread =
                IDLE.get().isEmpty() ? new RequestThread() : IDLE.get().pop();
        UnderWay each = new UnderWay(flight, thread);
        underWay.add(each);
        world.underWay().add(flight);
        thread.begin(world, flight, () -> site.serve(flight));
        settle(each);
    }

    private int nodeFor(SimulatedBrowser browser) {
        if (!world.traits().isSticky() || world.chance(0.01)) {
            int node = world.random().nextInt(world.traits().nodes());
            if (node != browser.node()) {
                world.counts().add("node changes");
            }
            browser.setNode(node);
        }
        return browser.node();
    }

    private void resume(UnderWay each) {
        each.thread().goOn();
        settle(each);
    }

    private void settle(UnderWay moved) {
        for (UnderWay each : List.copyOf(underWay)) {
            if (!each.equals(moved)) {
                each.thread().settle();
            } else if (each.thread().isWaitingForAnother()) {
                world.counts().add("requests that waited for another");
                world.tell("  it waits for another request");
            }
        }
        if (moved.thread().isDone()) {
            underWay.remove(moved);
            world.underWay().remove(moved.flight());
            IDLE.get().push(moved.thread());
            if (moved.flight().reply() != null) {
                receive(moved.flight());
            }
        }
    }

    private void receive(Flight flight) {
        Reply reply = flight.reply();
        SimulatedBrowser browser = flight.browser();
        String where = flight.tab() == null ? browser.name() : flight.tab().name();
        if (flight.isDropped() && world.chance(0.5)) {
            world.tell(where + " has turned away, and drops the response to " + Words.of(flight.url()));
            return;
        }
        world.tell(where + " gets " + Words.of(reply) + (flight.isDropped() ? ", and shows another response" : ""));
        browser.receive(reply);
        if (reply.sessionId() != null) {
            world.learnSessionId(reply.sessionId());
        }
        int limit = 5 + browser.tabs().size();
        world.check(
                Invariant.COOKIES,
                browser.pendingLogins().size() <= limit,
                () -> browser.pendingLogins().size() + " pending logins");
        if (flight.tab() != null && !flight.isDropped()) {
            show(flight.tab(), flight);
        }
    }

    private void show(SimulatedBrowser.Tab tab, Flight flight) {
        Reply reply = flight.reply();
        tab.flight = null;
        tab.history().add(flight.url());
        world.counts().add("status " + reply.status());
        if (!reply.isRedirect()) {
            boolean saysWhy =
                    reply.isEntered() || (reply.status() >= 400 && reply.body().contains("<h1>"));
            world.check(Invariant.ENDS_ON_A_PAGE, saysWhy, () -> "a bare status " + reply.status());
            return;
        }
        tab.redirects++;
        world.counts().atLeast("most redirects in a row", tab.redirects);
        world.check(
                Invariant.ENDS_ON_A_PAGE, tab.redirects <= MAX_REDIRECTS, () -> tab.name() + " goes round for ever");
        tab.next = reply.location().startsWith("./") ? flight.url() : reply.location();
        if (tab.next.startsWith(SimulatedProvider.AUTHORIZATION_ENDPOINT)) {
            String state = Words.parameter(tab.next, "state");
            world.pagesOfStates().put(state, pageOf(flight));
            world.rememberVerifier(state);
        }
    }

    /** Where the login that this request begins is to end. */
    private static String pageOf(Flight flight) {
        if (flight.path().equals("/login/callback/start")) {
            String page = flight.request().getParameter("page");
            return page.startsWith("/p/") ? page : "/";
        }
        return flight.request().getMethod().equals("GET") ? flight.url() : "/p/form";
    }
}
