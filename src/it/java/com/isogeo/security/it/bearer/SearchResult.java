package com.isogeo.security.it.bearer;

/** What a search found. */
public record SearchResult(int total) {}
