package com.isogeo.security.it.bearer;

/** What a search found. */
public record Found(int total) {}
