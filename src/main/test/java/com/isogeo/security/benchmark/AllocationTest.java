package com.isogeo.security.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.Main;

/**
 * The bytes that a request allocates, to the object. They are counted as the source code has them, without what the
 * compiler may leave out, so that the count is the same on each machine. A server allocates less.
 */
class AllocationTest {

    /** The profiler allocates as well; the smallest object has sixteen bytes. */
    private static final double MARGIN = 8;

    private static final Map<String, Double> BYTES = Map.of(
            // HttpExchange, IncomingRequest, Optional, Instant, Decision, Outcome, Writer.
            "signedInProtectedPage", 160.0,
            "signedInOpenPage", 160.0,
            "signedInFile", 160.0,
            // HttpExchange, IncomingRequest, Writer.
            "anonymousOpenPage", 72.0);

    @Test
    @DisplayName("A request that passes allocates seven small objects")
    void requestAllocatesSevenObjects(@TempDir Path directory) throws IOException, InterruptedException {
        Map<String, Double> measured = measure(directory.resolve("result.json"));

        assertEquals(BYTES.keySet(), measured.keySet());
        BYTES.forEach((name, most) ->
                assertTrue(measured.get(name) < most + MARGIN, () -> name + " allocates " + measured.get(name)));
    }

    /**
     * Runs JMH in a JVM of its own, which writes its result to a file. A fork of JMH would send it to a port, at which
     * anybody on this machine can disturb it.
     */
    private static Map<String, Double> measure(Path result) throws IOException, InterruptedException {
        Path output = result.resolveSibling("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:-DoEscapeAnalysis",
                "-Djmh.ignoreLock=true",
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                RequestBenchmark.class.getName() + "\\.(" + String.join("|", BYTES.keySet()) + ")$"));
        command.addAll(List.of("-f 0 -p others=0 -wi 2 -w 200ms -i 3 -r 200ms -prof gc -foe true -rf json".split(" ")));
        command.addAll(List.of("-rff", result.toString()));
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start()
                .waitFor();
        assertEquals(0, code, () -> read(output));
        try (JsonReader json = Json.createReader(new StringReader(read(result)))) {
            return json.readArray().getValuesAs(JsonObject.class).stream()
                    .collect(Collectors.toMap(AllocationTest::name, AllocationTest::bytes));
        }
    }

    private static String name(JsonObject result) {
        String benchmark = result.getString("benchmark");
        return benchmark.substring(benchmark.lastIndexOf('.') + 1);
    }

    /** The least of all iterations: what else goes on in the JVM while one is measured only adds to it. */
    private static double bytes(JsonObject result) {
        return result
                .getJsonObject("secondaryMetrics")
                .getJsonObject("gc.alloc.rate.norm")
                .getJsonArray("rawData")
                .getJsonArray(0)
                .getValuesAs(JsonNumber::doubleValue)
                .stream()
                .min(Double::compare)
                .orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
