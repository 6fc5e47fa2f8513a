package com.isogeo.security.internal.client;

/** The far side did not answer, or not in a way that can be used. The message is for the log and holds nothing it sent. */
public final class ProviderUnreachableException extends Exception {

    private static final long serialVersionUID = 1;

    /** What went wrong on the way. */
    public enum Fault {
        /** No answer in time. */
        SILENT,
        /** An answer, or a broken connection, that is of no use. */
        UNUSABLE
    }

    private final Fault fault;

    private final String reason;

    ProviderUnreachableException(Fault fault, String reason) {
        super(reason);
        this.fault = fault;
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }

    public Fault fault() {
        return fault;
    }
}
