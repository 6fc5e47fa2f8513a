package com.isogeo.standin.internal.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server of the JDK with threads of its own, so that it never takes one of anybody's pool. */
public final class Listener implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Listener.class.getName());
    private static final int THREADS = 32;
    private static final int MAX_QUEUED = 10_000;
    private static final int MAX_ENDLESS = 4;

    private final HttpServer server;
    private final Routes routes;
    private final ThreadPoolExecutor threads;
    private final ScheduledThreadPoolExecutor scheduler;
    private final ExecutorService endless;
    private final ResponseWriter writer;

    private Listener(HttpServer server, Routes routes) {
        this.server = server;
        this.routes = routes;
        String name = "isogeo-stand-in-" + server.getAddress().getPort();
        threads = pool(THREADS, new LinkedBlockingQueue<>(MAX_QUEUED), name);
        threads.setCorePoolSize(THREADS);
        scheduler = new ScheduledThreadPoolExecutor(1, named(name + "-later"));
        scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        endless = pool(MAX_ENDLESS, new SynchronousQueue<>(), name + "-endless");
        writer = new ResponseWriter(scheduler, endless);
    }

    /** Listens from now on; the server is bound already. */
    public static Listener start(HttpServer server, Routes routes) {
        Listener listener = new Listener(server, routes);
        server.createContext("/", listener::handle);
        server.setExecutor(listener.threads);
        server.start();
        return listener;
    }

    private static ThreadPoolExecutor pool(int most, BlockingQueue<Runnable> queue, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(0, most, 10, TimeUnit.SECONDS, queue, named(name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory named(String name) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    public InetSocketAddress address() {
        return server.getAddress();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Response response = respond(exchange);
        try {
            writer.write(exchange, response);
        } catch (RejectedExecutionException e) {
            // The server is being closed.
            exchange.close();
        }
    }

    private Response respond(HttpExchange exchange) throws IOException {
        try {
            return routes.respond(RequestReader.read(exchange));
        } catch (BadRequestException e) {
            Response refusal = Response.text(e.status(), String.valueOf(e.getMessage()));
            return e.status() == 413 ? refusal.with("Connection", "close") : refusal;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The stand-in for Isogeo failed", e);
            return Response.text(500, "The stand-in failed; its log says why.");
        }
    }

    /** Ends at once what is under way. */
    @Override
    public void close() {
        scheduler.shutdownNow();
        server.stop(0);
        threads.shutdownNow();
        endless.shutdownNow();
    }
}
