package com.isogeo.security.it;

import com.isogeo.standin.IsogeoBrowser;
import java.net.URI;

/** The addresses of application and stand-in, on the ports of this run. */
final class Sites {

    static final String DEMO = "http://localhost:" + System.getProperty("demo.port");
    static final String STANDIN = "http://127.0.0.1:" + System.getProperty("standin.port");
    static final String CALLBACK = DEMO + "/login/callback";

    private Sites() {}

    /** A browser without cookies, on the server under test. */
    static IsogeoBrowser browser() {
        return IsogeoBrowser.at(URI.create(DEMO));
    }
}
