package com.isogeo.standin.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes responses. What waits holds no thread: the exchange is finished later, by the clock. */
final class ResponseWriter {

    private static final int MAX_WAITING = 10_000;
    private static final byte[] BLOCK = " ".repeat(1 << 16).getBytes(UTF_8);

    private final ScheduledExecutorService scheduler;
    private final ExecutorService endless;
    private final AtomicInteger waiting = new AtomicInteger();

    ResponseWriter(ScheduledExecutorService scheduler, ExecutorService endless) {
        this.scheduler = scheduler;
        this.endless = endless;
    }

    void write(HttpExchange exchange, Response response) throws IOException {
        Delivery delivery = response.delivery();
        if (delivery instanceof Delivery.Delayed delayed) {
            delay(exchange, response, delayed.delay());
        } else if (delivery instanceof Delivery.Truncated) {
            truncate(exchange, response);
        } else if (delivery instanceof Delivery.Endless limits) {
            writeWithoutEnd(exchange, response, limits);
        } else if (delivery instanceof Delivery.Drip drip) {
            drip(exchange, response, drip.bytes());
        } else {
            send(exchange, response);
        }
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        byte[] body = response.body().getBytes(UTF_8);
        boolean isHead = exchange.getRequestMethod().equals("HEAD");
        putHeaders(exchange, response);
        if (isHead) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
        }
        // The JDK writes -1 as "Content-Length: 0", and 0 as a body of unknown length.
        exchange.sendResponseHeaders(response.status(), isHead || body.length == 0 ? -1 : body.length);
        if (!isHead && body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static void putHeaders(HttpExchange exchange, Response response) {
        response.headers().forEach(exchange.getResponseHeaders()::set);
    }

    private void delay(HttpExchange exchange, Response response, Duration delay) throws IOException {
        if (!beginWaiting(exchange)) {
            return;
        }
        var unused = scheduler.schedule(
                () -> {
                    waiting.decrementAndGet();
                    finish(exchange, () -> send(exchange, response));
                },
                delay.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** False when too many wait already; the exchange has its answer then. */
    private boolean beginWaiting(HttpExchange exchange) throws IOException {
        if (waiting.incrementAndGet() <= MAX_WAITING) {
            return true;
        }
        waiting.decrementAndGet();
        send(exchange, Response.text(503, "Too many responses wait already."));
        return false;
    }

    private static void truncate(HttpExchange exchange, Response response) throws IOException {
        byte[] whole = response.body().getBytes(UTF_8);
        putHeaders(exchange, response);
        exchange.getResponseHeaders().set("Connection", "close");
        exchange.sendResponseHeaders(response.status(), whole.length);
        exchange.getResponseBody().write(Arrays.copyOf(whole, whole.length / 2));
        exchange.getResponseBody().flush();
        // A body that is shorter than announced makes the JDK close the connection.
        exchange.close();
    }

    private void writeWithoutEnd(HttpExchange exchange, Response response, Delivery.Endless limits) throws IOException {
        try {
            endless.execute(() -> finish(exchange, () -> writeBlocks(exchange, response, limits)));
        } catch (RejectedExecutionException e) {
            send(exchange, Response.text(503, "Too many endless responses are under way."));
        }
    }

    private static void writeBlocks(HttpExchange exchange, Response response, Delivery.Endless limits)
            throws IOException {
        putHeaders(exchange, response);
        exchange.sendResponseHeaders(response.status(), 0);
        OutputStream out = exchange.getResponseBody();
        long end = System.nanoTime() + limits.limit().toNanos();
        for (int i = 0; i < limits.blocks() && System.nanoTime() < end; i++) {
            out.write(BLOCK);
            out.flush();
        }
        exchange.close();
    }

    private void drip(HttpExchange exchange, Response response, int bytes) throws IOException {
        if (!beginWaiting(exchange)) {
            return;
        }
        byte[] whole = response.body().getBytes(UTF_8);
        byte[] limited = Arrays.copyOf(whole, Math.min(whole.length, bytes));
        finish(exchange, () -> {
            putHeaders(exchange, response);
            exchange.sendResponseHeaders(response.status(), 0);
        });
        dripFrom(exchange, limited, 0);
    }

    private void dripFrom(HttpExchange exchange, byte[] bytes, int next) {
        if (next == bytes.length || !isWritten(exchange, bytes[next])) {
            waiting.decrementAndGet();
            exchange.close();
            return;
        }
        var unused = scheduler.schedule(() -> dripFrom(exchange, bytes, next + 1), 1, TimeUnit.SECONDS);
    }

    private static boolean isWritten(HttpExchange exchange, byte next) {
        try {
            exchange.getResponseBody().write(next);
            exchange.getResponseBody().flush();
            return true;
        } catch (IOException e) {
            // The client has gone, which is what a time-out does.
            return false;
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private static void finish(HttpExchange exchange, Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            // The client has gone, which is what a time-out does.
            exchange.close();
        }
    }
}
