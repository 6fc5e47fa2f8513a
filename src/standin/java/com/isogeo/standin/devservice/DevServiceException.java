package com.isogeo.standin.devservice;

/** The stand-in cannot start as it was told to; the message is a sentence for the developer. */
final class DevServiceException extends Exception {

    private static final long serialVersionUID = 1;

    DevServiceException(String sentence) {
        super(sentence);
    }
}
