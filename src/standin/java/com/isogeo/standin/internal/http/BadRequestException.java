package com.isogeo.standin.internal.http;

/** A request that cannot be read; the status says why. */
public final class BadRequestException extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    int status() {
        return status;
    }
}
