/**
 * The authorization code grant of RFC 6749, section 4.1, with RFC 7636 (PKCE) and RFC 9207 (issuer): the messages,
 * what makes them valid, and the values they hold. It knows no transport and imports {@code java.*} only.
 */
@NullMarked
package com.isogeo.security.internal.oauth2;

import org.jspecify.annotations.NullMarked;
