package com.isogeo.security.internal.config;

/**
 * Why a text is no value of a setting, as the end of a sentence that begins with the key. The text may be a secret:
 * it is not quoted.
 */
final class InvalidSettingException extends Exception {

    private static final long serialVersionUID = 1;

    private final String problem;

    InvalidSettingException(String problem) {
        super(problem);
        this.problem = problem;
    }

    /** Such as {@code must be true or false}. */
    String problem() {
        return problem;
    }
}
