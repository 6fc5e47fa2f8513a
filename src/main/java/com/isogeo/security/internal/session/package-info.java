/**
 * The login that is held for a signed-in user: one value in the HTTP session. It imports {@code oauth2}, {@code client},
 * {@code config}, the public API and Jakarta Servlet.
 */
@NullMarked
package com.isogeo.security.internal.session;

import org.jspecify.annotations.NullMarked;
