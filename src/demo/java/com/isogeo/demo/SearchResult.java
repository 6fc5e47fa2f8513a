package com.isogeo.demo;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** What a search found. */
public record SearchResult(int total, List<Resource> results) {

    /** One entry of the catalogue. */
    public record Resource(
            String title, @JsonbProperty("abstract") String summary) {}
}
