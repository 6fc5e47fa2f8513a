/**
 * The remote ends, the token and revocation endpoints and the account part of Isogeo's API, as MicroProfile Rest Clients. The
 * only place that knows HTTP exceptions and their JSON. It imports {@code oauth2}, {@code log}, {@code config}, Jakarta REST, JSON and
 * MicroProfile.
 */
@NullMarked
package com.isogeo.security.internal.client;

import org.jspecify.annotations.NullMarked;
