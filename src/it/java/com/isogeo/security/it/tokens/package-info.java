/** A small application that says what it has in hand, which no real one should: the caller and his access token. */
package com.isogeo.security.it.tokens;
