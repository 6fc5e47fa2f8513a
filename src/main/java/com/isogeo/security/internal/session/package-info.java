/**
 * The login that is held for a signed-in user: one value in the HTTP session, how its tokens are refreshed, and whom
 * a thread speaks for. It imports {@code oauth2}, {@code log}, {@code config}, {@code client}, the public API,
 * Jakarta Servlet, CDI and Concurrency.
 */
@NullMarked
package com.isogeo.security.internal.session;

import org.jspecify.annotations.NullMarked;
