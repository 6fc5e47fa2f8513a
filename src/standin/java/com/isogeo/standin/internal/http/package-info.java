/**
 * HTTP as plain values: a request that was read, a response that was decided, how it is delivered, and the one place that writes
 * it to a connection. Imports the JDK and the options of {@code com.isogeo.standin}, and in
 * {@link com.isogeo.standin.internal.http.Json} alone a JSON library.
 */
@NullMarked
package com.isogeo.standin.internal.http;

import org.jspecify.annotations.NullMarked;
