package com.isogeo.security.it.ear;

import jakarta.ejb.Singleton;

/** An enterprise bean beside the web applications. */
@Singleton
public class Counter {

    public int count() {
        return 1;
    }
}
