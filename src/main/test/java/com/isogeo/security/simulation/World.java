package com.isogeo.security.simulation;

import com.isogeo.security.IsogeoEvent;
import com.isogeo.security.internal.login.SimulatedNode;
import com.isogeo.security.simulation.Invariant.BrokenInvariantException;
import com.isogeo.security.simulation.SimulatedSessions.Sharing;
import com.isogeo.security.testing.TestSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.springframework.mock.web.MockServletContext;

/** All that one seed is made of. */
final class World {

    static final String REDIRECT_URI = TestSettings.REDIRECT_URI;
    static final String SITE = "https://maps.example.org";

    /** By a node, for requests that still have the replaced token. */
    private static final Duration RESULT_IS_KEPT = Duration.ofMinutes(10);

    private final Story story;
    private final Counts counts = new Counts();
    private final SplittableRandom random;
    private final SplittableRandom nodesRandom;
    private final SimulatedClock clock = new SimulatedClock();
    private final Traits traits;
    private final SimulatedProvider provider;
    private final SimulatedSessions sessions;
    private final Network network;
    private final MockServletContext context = new MockServletContext();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final List<SimulatedBrowser> browsers = new ArrayList<>();
    private final Map<String, String> pagesOfStates = new HashMap<>();
    private final List<Flight> underWay = new ArrayList<>();
    private final Set<String> secrets = new HashSet<>();
    private final Set<String> knownSessionIds = new HashSet<>();
    private BrokenInvariantException broken;
    private long clockJumps;
    private Duration jumped = Duration.ZERO;

    World(long seed) {
        SplittableRandom root = new SplittableRandom(seed * 0x9E3779B97F4A7C15L);
        story = new Story(seed);
        random = root.split();
        nodesRandom = root.split();
        traits = Traits.random(root.split());
        provider = new SimulatedProvider(clock, traits.tokenSeconds(), traits.rotates(), counts);
        sessions = new SimulatedSessions(traits.sharing(), traits.nodes(), clock, root.split());
        network = new Network(this, root.split(), traits.trouble());
        tell("the world: " + traits);
        for (int node = 0; node < traits.nodes(); node++) {
            nodes.add(newNode());
        }
        for (int i = 0; i < traits.browsers(); i++) {
            boolean isAttacker = i == traits.browsers() - 1;
            List<String> users = isAttacker ? List.of("carol") : i == 0 ? List.of("alice", "bob") : List.of("bob");
            String name = isAttacker ? "the attacker's browser" : "browser " + (i + 1);
            browsers.add(new SimulatedBrowser(name, users, 2, random.nextInt(traits.nodes()), clock));
        }
    }

    private SimulatedNode newNode() {
        ProviderCalls calls = new ProviderCalls(this);
        return new SimulatedNode(new SimulatedNode.Surroundings(
                TestSettings.withValues(traits.settings()),
                clock,
                new SimulatedRandom(nodesRandom.split()),
                this::sleep,
                this::hear,
                calls.tokenEndpoint(),
                calls.accountApi(),
                calls.revocationEndpoint()));
    }

    private void sleep(Duration duration) {
        clock.advance(duration);
        RequestThread.pause();
    }

    private void hear(IsogeoEvent event) {
        RequestThread.awaitTurn();
        flightOfThisThread().ifPresent(flight -> flight.events().add(event));
        counts.add("events " + event.getClass().getSimpleName());
        checkNoSecret(event.toString(), "an event");
    }

    void restart(int node) {
        nodes.set(node, newNode());
        sessions.restart(node);
    }

    Optional<Flight> flightOfThisThread() {
        return Optional.ofNullable(RequestThread.flightOfThisThread());
    }

    void tell(String line) {
        story.tell(line);
    }

    /** The first promise that breaks ends the story. */
    void check(Invariant invariant, boolean isHeld, Supplier<String> how) {
        try {
            invariant.check(isHeld, how);
        } catch (BrokenInvariantException e) {
            if (broken == null) {
                broken = e;
                tell("BROKEN: " + e.getMessage());
            }
            throw e;
        }
    }

    void checkNoSecret(String text, String where) {
        check(
                Invariant.NO_SECRET,
                !text.contains(SimulatedProvider.MARK) && secrets.stream().noneMatch(text::contains),
                () -> where + " has a secret: " + text);
    }

    /** A verifier, or a state, which is new in any text from now on. */
    void rememberVerifier(String secret) {
        secrets.add(secret);
    }

    /**
     * Whether a replaced token is never sent. It may be where another node's late change puts it back, and where the
     * request that refreshed it runs for longer than a node remembers the result (ten minutes, or
     * until the new token is due itself): a server that writes a session at the end of the request has the replaced
     * token until then.
     */
    boolean isReplacementPromised() {
        Duration halfTheTokensLife = Duration.ofSeconds(traits.tokenSeconds()).dividedBy(2);
        Duration kept = halfTheTokensLife.compareTo(RESULT_IS_KEPT) < 0 ? halfTheTokensLife : RESULT_IS_KEPT;
        return sessions.sharing() != Sharing.LATE
                && underWay.stream()
                        .allMatch(flight -> jumped.minus(flight.jumpedBefore()).compareTo(kept) < 0);
    }

    /** The requests under way. */
    List<Flight> underWay() {
        return underWay;
    }

    void jump(Duration by) {
        tell("The clock goes by " + by.toMinutes() + " minutes");
        provider.jump(by);
        clock.advance(by);
        clockJumps++;
        jumped = jumped.plus(by.abs());
    }

    Duration jumped() {
        return jumped;
    }

    long clockJumps() {
        return clockJumps;
    }

    /** True for an id that nobody has had so far; it is known from now on. */
    boolean learnSessionId(String id) {
        return knownSessionIds.add(id);
    }

    Optional<BrokenInvariantException> broken() {
        return Optional.ofNullable(broken);
    }

    Map<String, String> pagesOfStates() {
        return pagesOfStates;
    }

    Story story() {
        return story;
    }

    Counts counts() {
        return counts;
    }

    SplittableRandom random() {
        return random;
    }

    SimulatedClock clock() {
        return clock;
    }

    Traits traits() {
        return traits;
    }

    SimulatedProvider provider() {
        return provider;
    }

    SimulatedSessions sessions() {
        return sessions;
    }

    Network network() {
        return network;
    }

    MockServletContext context() {
        return context;
    }

    SimulatedNode node(int number) {
        return nodes.get(number);
    }

    List<SimulatedBrowser> browsers() {
        return browsers;
    }

    SimulatedBrowser attacker() {
        return browsers.get(browsers.size() - 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
