package com.isogeo.security.it.faults;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** What the server's JVM holds after a garbage collection. */
@WebServlet("/measures")
public class MeasuresServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final String OF_THE_MODULE = "isogeo-security response";

    @Inject
    private transient Counts counts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        Map<Thread, StackTraceElement[]> threads = Thread.getAllStackTraces();
        response.setContentType("application/json");
        response.getWriter()
                .print(Json.createObjectBuilder()
                        .add("sessions", counts.sessions())
                        .add("heap", heap)
                        .add("busy", busy(threads))
                        .add("threads", byName(threads))
                        .build());
    }

    /** How many threads there are of each name, with # for each number. */
    private static JsonObjectBuilder byName(Map<Thread, StackTraceElement[]> threads) {
        Map<String, Integer> numbers = new TreeMap<>();
        threads.keySet().forEach(thread -> numbers.merge(thread.getName().replaceAll("[0-9]+", "#"), 1, Integer::sum));
        JsonObjectBuilder names = Json.createObjectBuilder();
        numbers.forEach(names::add);
        return names;
    }

    /** The threads of the module that have a request. The others wait for one, and end after ten seconds. */
    private static long busy(Map<Thread, StackTraceElement[]> threads) {
        return threads.entrySet().stream()
                .filter(entry -> entry.getKey().getName().equals(OF_THE_MODULE))
                .filter(entry -> Arrays.stream(entry.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("com.isogeo.security.internal.")))
                .count();
    }
}
