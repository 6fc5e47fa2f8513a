/**
 * The login of a user: one value in the HTTP session, the refresh of its tokens, and the current login of a thread.
 * It imports {@code oauth2}, {@code log}, {@code config}, {@code client}, the public API, Jakarta Servlet, CDI and
 * Concurrency.
 */
@NullMarked
package com.isogeo.security.internal.session;

import org.jspecify.annotations.NullMarked;
