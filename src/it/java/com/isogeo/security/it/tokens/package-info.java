/** A small application that shows the caller and their access token, which no real one should. */
package com.isogeo.security.it.tokens;
