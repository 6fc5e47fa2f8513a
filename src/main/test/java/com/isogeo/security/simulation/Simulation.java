package com.isogeo.security.simulation;

import com.isogeo.security.simulation.SimulatedBrowser.Tab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One seed: a story of some browsers, nodes and a provider, told step by step until all have come to an end. */
final class Simulation {

    private static final int STEPS = 40;
    private static final int MAX_STEPS_TO_THE_END = 600;

    private final World world;
    private final Scheduler scheduler;
    private final Users users;
    private final Attacks attacks;

    private Simulation(long seed) {
        world = new World(seed);
        scheduler = new Scheduler(world);
        users = new Users(world, scheduler);
        attacks = new Attacks(world, scheduler, users);
    }

    /** What came of a seed: the broken promise, if one was broken. */
    record Result(String story, Optional<String> broken, Counts counts) {}

    static Result run(long seed) {
        return new Simulation(seed).run();
    }

    private Result run() {
        try {
            for (int step = 0; step < STEPS && world.broken().isEmpty(); step++) {
                step();
            }
            end();
        } catch (Invariant.BrokenInvariantException e) {
            // The world has it.
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The simulation itself has failed. " + world.story().text(), e);
        }
        if (world.broken().isPresent()) {
            abandon();
        }
        world.counts().add("stories");
        return new Result(world.story().text(), world.broken().map(RuntimeException::getMessage), world.counts());
    }

    private void step() {
        double choice = world.random().nextDouble();
        if (choice < 0.68 && goOn()) {
            return;
        }
        if (choice < 0.93) {
            users.act(world.oneOf(world.browsers()));
        } else if (choice < 0.97) {
            attacks.act();
        } else {
            change();
        }
    }

    /** Something that has begun goes on; false when nothing has. */
    private boolean goOn() {
        List<Runnable> choices = new ArrayList<>();
        world.network().pending().forEach(response -> choices.add(() -> arrive(response)));
        choices.addAll(scheduler.continuations());
        for (SimulatedBrowser browser : world.browsers()) {
            for (Tab tab : browser.tabs()) {
                if (tab.next != null) {
                    choices.add(() -> users.follow(browser, tab));
                }
            }
        }
        if (world.sessions().hasLateChanges()) {
            choices.add(world.sessions()::applyLateChange);
        }
        if (choices.isEmpty()) {
            return false;
        }
        world.oneOf(choices).run();
        return true;
    }

    private void arrive(SimulatedResponse<?> response) {
        if (world.chance(0.25)) {
            Duration wait = response.giveUp(world.clock().instant());
            world.clock().advance(wait);
            world.tell("The wait for the " + response.name() + " is over");
            world.counts().add("responses that did not come in time");
        } else {
            response.arrive();
            world.tell("The " + response.name() + " goes on");
        }
    }

    /** The world changes by itself. */
    private void change() {
        int choice = world.random().nextInt(12);
        if (choice < 5) {
            int minutes = world.chance(0.5)
                    ? world.random().nextInt(4)
                    : world.random().nextInt(180);
            boolean isBack = world.chance(0.15);
            world.counts().add(isBack ? "clocks put back" : "time that passed");
            world.jump(Duration.ofMinutes(isBack ? -minutes : minutes));
        } else if (choice < 7) {
            world.tell("The roles change");
            List.of("alice", "bob", "carol").forEach(world.provider()::changeRoles);
        } else if (choice == 7) {
            world.tell("The provider restarts, and has forgotten its codes");
            world.counts().add("restarts of the provider");
            world.provider().restart();
        } else if (choice == 8) {
            world.tell("The provider forgets what bob has consented to");
            world.counts().add("grants forgotten");
            world.provider().forgetGrants("bob");
        } else if (choice == 9 && scheduler.isIdle()) {
            int node = world.random().nextInt(world.traits().nodes());
            world.tell("Node " + (node + 1) + " restarts");
            world.counts().add("restarts of nodes");
            world.restart(node);
        } else {
            // No request waits for longer than its deadline: time passes slowly while there is one.
            int seconds = world.random().nextInt(scheduler.isIdle() ? 70 : 2);
            world.tell("The clock goes on by " + seconds + " seconds");
            world.clock().advance(Duration.ofSeconds(seconds));
        }
    }

    /** Everything that has begun comes to its end. */
    private void end() {
        world.tell("Nobody begins anything more");
        for (int step = 0; step < MAX_STEPS_TO_THE_END && world.broken().isEmpty(); step++) {
            if (!goOn()) {
                return;
            }
        }
        world.check(Invariant.ENDS_ON_A_PAGE, world.broken().isPresent(), () -> "it does not come to an end");
    }

    /** After a broken promise: no thread is left behind. */
    private void abandon() {
        for (int i = 0; i < MAX_STEPS_TO_THE_END && !scheduler.isIdle(); i++) {
            world.network()
                    .pending()
                    .forEach(response -> response.giveUp(world.clock().instant()));
            List<Runnable> continuations = scheduler.continuations();
            if (continuations.isEmpty()) {
                return;
            }
            try {
                continuations.get(0).run();
            } catch (Invariant.BrokenInvariantException e) {
                // One is enough.
            }
        }
    }
}
