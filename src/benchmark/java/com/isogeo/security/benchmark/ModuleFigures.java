package com.isogeo.security.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What JMH and the counts of the module's own tests have measured before, without a server. */
final class ModuleFigures {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("Request.anonymousOpenPage", "an open page, nobody signed in"),
            Map.entry("Request.signedInFile", "a static file, signed in"),
            Map.entry("Request.signedInOpenPage", "an open page, signed in"),
            Map.entry("Request.signedInProtectedPage", "a protected page, signed in"),
            Map.entry("Request.signedInProtectedPageBehindAProxy", "the same behind a proxy, with a callback path"),
            Map.entry("Request.signedInProtectedPageInEncodedContext", "the same in a context path with an umlaut"),
            Map.entry("Request.signedInProtectedPageOnOpenLiberty", "the same with the credentials of Open Liberty"),
            Map.entry("Cookie.seal", "a login cookie is sealed"),
            Map.entry("Cookie.open", "it is opened"),
            Map.entry("Cookie.openForged", "a forged one is refused"),
            Map.entry("Callback.good", "a callback, without its three requests"),
            Map.entry("Callback.forged", "a forged callback"),
            Map.entry("Refresh.tokenValue", "`IsogeoToken.value()`"),
            Map.entry("Refresh.burst", "64 threads want one refresh, each of them"));

    private final String jmh;
    private final String scale;

    private ModuleFigures(String jmh, String scale) {
        this.jmh = jmh;
        this.scale = scale;
    }

    /** Nothing where they were left out. */
    static Optional<ModuleFigures> find() {
        return Files.exists(Settings.path("jmh")) && Files.exists(Settings.path("scale"))
                ? Optional.of(new ModuleFigures(
                        Directories.read(Settings.path("jmh")), Directories.read(Settings.path("scale"))))
                : Optional.empty();
    }

    String tables() {
        return times() + sizes();
    }

    private String times() {
        StringBuilder text = new StringBuilder(
                "### Without a server\n\n| JMH | time, µs | bytes allocated |\n| --- | ---: | ---: |\n");
        try (JsonReader json = Json.createReader(new StringReader(jmh))) {
            for (JsonObject result : json.readArray().getValuesAs(JsonObject.class)) {
                String name = result.getString("benchmark").replaceFirst("^.*\\.(\\w+)Benchmark\\.(\\w+)$", "$1.$2");
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %.0f |%n",
                        LABELS.getOrDefault(name, name),
                        score(result.getJsonObject("primaryMetric")) / 1000,
                        score(result.getJsonObject("secondaryMetrics").getJsonObject("gc.alloc.rate.norm"))));
            }
        }
        return text.append('\n').toString();
    }

    private static double score(JsonObject metric) {
        return metric.getJsonNumber("score").doubleValue();
    }

    private String sizes() {
        StringBuilder text = new StringBuilder("| in bytes, where it is no number | |\n| --- | ---: |\n");
        try (JsonReader json = Json.createReader(new StringReader(scale))) {
            for (Map.Entry<String, JsonValue> part : json.readObject().entrySet()) {
                part.getValue()
                        .asJsonObject()
                        .forEach((name, figure) -> text.append("| %s: %s | %,d |%n"
                                .formatted(part.getKey(), name, Long.parseLong(figure.toString()))));
            }
        }
        return text.append('\n').toString();
    }
}
