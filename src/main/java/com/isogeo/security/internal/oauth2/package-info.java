/**
 * The authorization code grant of RFC 6749, section 4.1, with RFC 7636 (PKCE) and RFC 9207 (issuer): the messages,
 * what makes them valid, the values they hold, and the seal that the client secret is good for. It knows no transport
 * and imports the JDK only.
 */
@NullMarked
package com.isogeo.security.internal.oauth2;

import org.jspecify.annotations.NullMarked;
