package com.isogeo.security.it;

import java.nio.file.Path;
import java.util.Locale;

/** The servers that the build tests. */
enum ServerUnderTest {
    OPEN_LIBERTY,
    WILDFLY,
    PAYARA,
    GLASSFISH;

    /** The server of this test run. */
    static ServerUnderTest current() {
        return valueOf(
                System.getProperty("arquillian.launch").toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static TestServer server() {
        Path home = Path.of(System.getProperty("server.home")).toAbsolutePath().normalize();
        return switch (current()) {
            case OPEN_LIBERTY -> new OpenLiberty(home);
            case WILDFLY -> new WildFly(home);
            case PAYARA -> new GlassFish(home, Path.of("src/it/payara/domain.asadmin"));
            case GLASSFISH -> new GlassFish(home, Path.of("src/it/glassfish/domain.asadmin"));
        };
    }
}
