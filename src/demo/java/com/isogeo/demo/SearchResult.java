package com.isogeo.demo;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** What a search found. */
public record SearchResult(int total, List<Resource> results) {

    /** One entry of the catalogue; it may have no summary and no envelope. */
    public record Resource(
            String title, @JsonbProperty("abstract") String summary, Envelope envelope) {}

    /** Where it lies: west, south, east and north in degrees. */
    public record Envelope(List<Double> bbox) {}
}
