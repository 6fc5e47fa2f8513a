package com.isogeo.security.simulation;

import java.util.concurrent.ForkJoinPool.ManagedBlocker;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread of a simulated node. One thread at a time has the turn, so that a seed has one course. A thread gives the
 * turn back when it waits for the provider, when it sleeps, when it waits for another request within the module, and
 * when its request has ended.
 */
final class RequestThread extends Thread {

    private static final long POLL_MICROSECONDS = 300;

    private final Semaphore turn = new Semaphore(0);
    private final Semaphore back = new Semaphore(0);
    private volatile boolean hasTurn;
    private volatile Runnable task;
    private volatile World world;
    private volatile Flight flight;
    private boolean isWaitingForAnother;

    RequestThread() {
        setDaemon(true);
        start();
    }

    /** The world of the request that this thread serves; null for any other thread. */
    static World worldOfThisThread() {
        return currentThread() instanceof RequestThread current ? current.world : null;
    }

    /** The request that this thread serves; null for any other thread. */
    static Flight flightOfThisThread() {
        return currentThread() instanceof RequestThread current ? current.flight : null;
    }

    /** Whoever was woken by another request goes on when it is their turn. Part of every simulated collaborator. */
    static void awaitTurn() {
        if (currentThread() instanceof RequestThread current && !current.hasTurn) {
            current.giveBack();
        }
    }

    /** Lets the others go on. */
    static void pause() {
        ((RequestThread) currentThread()).giveBack();
    }

    /** Runs a request until it ends or waits; called by the scheduler. */
    void begin(World ofRequest, Flight served, Runnable request) {
        world = ofRequest;
        flight = served;
        task = request;
        isWaitingForAnother = false;
        goOn();
    }

    boolean isDone() {
        return task == null;
    }

    /** Whether it waits for another request, within the module: it cannot be resumed then. */
    boolean isWaitingForAnother() {
        return isWaitingForAnother;
    }

    /** Gives this thread the turn until it ends or waits. */
    void goOn() {
        hasTurn = true;
        turn.release();
        while (!isBack()) {
            if (isBlocked()) {
                hasTurn = false;
                isWaitingForAnother = true;
                return;
            }
        }
    }

    /** After another thread has gone on: sees whether that one has woken this one. */
    void settle() {
        while (isWaitingForAnother) {
            if (isBack()) {
                isWaitingForAnother = false;
            } else if (isBlocked()) {
                return;
            }
        }
    }

    private boolean isBack() {
        try {
            return back.tryAcquire(POLL_MICROSECONDS, TimeUnit.MICROSECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it waits for a future that nobody has completed: that is how one request waits for another. */
    private boolean isBlocked() {
        return LockSupport.getBlocker(this) instanceof ManagedBlocker future && !future.isReleasable();
    }

    private void giveBack() {
        hasTurn = false;
        back.release();
        turn.acquireUninterruptibly();
    }

    @Override
    public void run() {
        while (true) {
            turn.acquireUninterruptibly();
            task.run();
            awaitTurn();
            task = null;
            hasTurn = false;
            back.release();
        }
    }
}
