/**
 * The two remote ends, the token endpoint and the account part of Isogeo's API, as MicroProfile Rest Clients. The only place
 * that knows HTTP exceptions and JSON. It imports {@code oauth2}, {@code config}, Jakarta REST, JSON and MicroProfile.
 */
@NullMarked
package com.isogeo.security.internal.client;

import org.jspecify.annotations.NullMarked;
