package com.isogeo.standin.internal.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of a query or of a form (RFC 6749, appendix B). */
public record Parameters(Map<String, List<String>> values) {

    private static final int MAX = 1000;

    /** Those of a text such as {@code a=1&b=2}; a pair without a name is left out. */
    public static Parameters parse(String text) throws BadRequestException {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String[] pairs = text.split("&", -1);
        if (pairs.length > MAX) {
            throw new BadRequestException(400, "There are too many parameters.");
        }
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.computeIfAbsent(decode(pair.substring(0, equals)), name -> new ArrayList<>(1))
                        .add(decode(pair.substring(equals + 1)));
            }
        }
        return new Parameters(values);
    }

    public static Parameters none() {
        return new Parameters(Map.of());
    }

    private static String decode(String text) throws BadRequestException {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(400, "A parameter is not encoded as a form is.");
        }
    }

    public Optional<String> find(String name) {
        return all(name).stream().findFirst();
    }

    /** The first value, or an empty one: a parameter without a value counts as left out (RFC 6749, section 3.1). */
    public String value(String name) {
        return find(name).orElse("");
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** True when a parameter comes twice, which it must not (RFC 6749, sections 3.1 and 3.2). */
    public boolean hasRepetition() {
        return values.values().stream().anyMatch(each -> each.size() > 1);
    }

    public boolean isRepeated(String name) {
        return all(name).size() > 1;
    }

    /** The names alone: values may be secrets. */
    @Override
    public String toString() {
        return "Parameters" + values.keySet();
    }
}
