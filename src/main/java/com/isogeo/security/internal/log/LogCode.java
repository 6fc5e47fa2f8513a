package com.isogeo.security.internal.log;

/** What an operator finds a kind of line by: a number that stays, and a logger. */
public interface LogCode {

    int number();

    /** The last part of the logger's name. */
    String area();

    /** As it stands in front of the sentence. */
    default String id() {
        return "ISOGEO" + number();
    }

    /** The name of its logger. */
    default String logger() {
        return "com.isogeo.security." + area();
    }
}
