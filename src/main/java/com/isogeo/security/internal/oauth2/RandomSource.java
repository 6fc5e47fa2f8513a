package com.isogeo.security.internal.oauth2;

import java.security.SecureRandom;

/** The one source of randomness, as a bean of a type that no application has. */
public record RandomSource(SecureRandom random) {}
