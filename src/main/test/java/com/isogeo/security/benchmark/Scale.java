package com.isogeo.security.benchmark;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Measures the heap of many logins, and of many requests of strangers. Writes the figures into the file it is given. */
final class Scale {

    private Scale() {}

    public static void main(String... arguments) throws IOException {
        JsonObjectBuilder figures = Json.createObjectBuilder();
        figures.add("login", json(new LoginSize().figures()));
        figures.add("sessions", json(new ManySessions().figures()));
        figures.add("strangers", json(new ManyStrangers().figures()));
        String written = figures.build().toString().replace("},", "},\n").replace(",\"", ",\n  \"");
        Files.writeString(Path.of(arguments[0]), written);
        System.out.println(written);
    }

    private static JsonObjectBuilder json(Map<String, Long> figures) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        figures.forEach(json::add);
        return json;
    }
}
