package com.isogeo.standin.internal.http;

/** Decides the response to a request. Called on a thread of the server, on many at once; it must not wait. */
@FunctionalInterface
public interface Handler {
    Response handle(Request request);
}
