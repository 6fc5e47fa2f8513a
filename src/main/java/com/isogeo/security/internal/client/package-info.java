/**
 * The token and revocation endpoints as MicroProfile Rest Clients, and what every request to the provider needs:
 * threads, deadlines, bounds. It imports {@code oauth2}, {@code log}, {@code config}, Jakarta REST, JSON and
 * MicroProfile.
 */
@NullMarked
package com.isogeo.security.internal.client;

import org.jspecify.annotations.NullMarked;
