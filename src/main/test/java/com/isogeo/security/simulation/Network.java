package com.isogeo.security.simulation;

import com.isogeo.security.internal.client.RequestSender;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What is on its way between the nodes and the provider: it arrives at once, late, broken, or never. */
final class Network {

    /** That of the settings. */
    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    private final World world;
    private final SplittableRandom random;
    private final List<SimulatedResponse<?>> pending = new ArrayList<>();
    private final double trouble;
    private Runnable onDelivery = () -> {};

    Network(World world, SplittableRandom random, double trouble) {
        this.world = world;
        this.random = random;
        this.trouble = trouble;
    }

    List<SimulatedResponse<?>> pending() {
        pending.removeIf(response -> response.isDone() || response.isOverdue());
        return pending;
    }

    /** What to do when the response that is being made arrives in time. */
    void onDelivery(Runnable action) {
        onDelivery = action;
    }

    <T> RequestSender<T> sender(String name, T endpoint) {
        return new RequestSender<>() {
            @Override
            public <R> CompletionStage<R> send(Function<? super T, ? extends R> request) {
                RequestThread.awaitTurn();
                world.counts().add("requests to the " + name);
                return Network.this.<R>send(name, () -> request.apply(endpoint));
            }
        };
    }

    private <R> SimulatedResponse<R> send(String name, java.util.function.Supplier<R> request) {
        double fate = random.nextDouble();
        SimulatedResponse<R> response;
        if (fate > trouble) {
            response = response(name, made(request));
            response.arrive();
        } else if (fate > trouble * 0.6) {
            world.tell("  the response of the " + name + " takes its time");
            response = response(name, made(request));
        } else if (fate > trouble * 0.3) {
            world.tell("  the request to the " + name + " takes its time");
            response = response(name, late -> made(request).accept(late));
        } else if (fate > trouble * 0.15) {
            world.tell("  the " + name + " fails");
            response = response(name, broken -> broken.completeExceptionally(failure()));
            response.arrive();
        } else {
            world.tell("  the response of the " + name + " is lost");
            made(request);
            response = response(name, never -> {});
        }
        if (!response.isDone()) {
            world.counts().add("responses that were late or lost");
            pending.add(response);
        }
        return response;
    }

    private RuntimeException failure() {
        return random.nextBoolean()
                ? new WebApplicationException(503)
                : new ProcessingException("reset by " + SimulatedProvider.MARK);
    }

    private <R> SimulatedResponse<R> response(String name, java.util.function.Consumer<SimulatedResponse<R>> arrival) {
        return new SimulatedResponse<>(name, world.clock().instant(), TIMEOUT, arrival);
    }

    /** The provider does its part now; what came of it arrives later. */
    private <R> java.util.function.Consumer<SimulatedResponse<R>> made(java.util.function.Supplier<R> request) {
        onDelivery = () -> {};
        try {
            R result = request.get();
            Runnable delivered = onDelivery;
            return response -> {
                if (response.complete(result)) {
                    delivered.run();
                }
            };
        } catch (Invariant.BrokenInvariantException e) {
            throw e;
        } catch (RuntimeException e) {
            return response -> response.completeExceptionally(e);
        }
    }
}
