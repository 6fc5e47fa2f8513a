package com.isogeo.security.internal.client;

import java.io.IOException;

/** A response beyond a bound of the module's. Its message holds nothing that the endpoint sent. */
final class ExcessiveResponseException extends IOException {

    private static final long serialVersionUID = 1;

    ExcessiveResponseException(String bound) {
        super(bound);
    }
}
