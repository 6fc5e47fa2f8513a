/** A small application that says what it has in hand, which no real one should: the caller and their access token. */
package com.isogeo.security.it.tokens;
