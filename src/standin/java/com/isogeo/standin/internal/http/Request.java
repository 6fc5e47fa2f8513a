package com.isogeo.standin.internal.http;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request that was read whole.
 *
 * @param rawQuery the query as it was sent
 * @param form the parameters of the body; none where the body is no form
 * @param headers by names in lower case
 */
public record Request(
        String method,
        String path,
        String rawQuery,
        Parameters query,
        Parameters form,
        Map<String, List<String>> headers) {

    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    public Stream<String> cookies(String name) {
        return headers.getOrDefault("cookie", List.of()).stream()
                .flatMap(line -> Arrays.stream(line.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1));
    }

    /** Without headers and values, which may be secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
