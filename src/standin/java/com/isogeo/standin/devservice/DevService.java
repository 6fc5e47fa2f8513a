package com.isogeo.standin.devservice;

import com.isogeo.standin.StandInOptions;
import com.isogeo.standin.StandInServer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** One running stand-in, and the values that an application needs to sign in with it. */
final class DevService {

    private static final int DEFAULT_PORT = 9081;

    private final StandInServer server;

    private DevService(StandInServer server) {
        this.server = server;
    }

    /** At the port that is set, or at the default one, or, where another program has that, at any. */
    static DevService start(ApplicationSettings settings) throws DevServiceException {
        Optional<String> port = settings.port();
        if (port.isPresent()) {
            return new DevService(at(number(port.get())));
        }
        try {
            return new DevService(StandInServer.start(options(DEFAULT_PORT)));
        } catch (IOException e) {
            return new DevService(at(0));
        }
    }

    private static StandInServer at(int port) throws DevServiceException {
        try {
            return StandInServer.start(options(port));
        } catch (IOException e) {
            throw new DevServiceException("The stand-in for Isogeo cannot listen on port " + port + " ("
                    + e.getMessage() + "): set " + ApplicationSettings.PORT + " to a free one, or leave it out.");
        }
    }

    private static int number(String text) throws DevServiceException {
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new DevServiceException(
                ApplicationSettings.PORT + " must be a port number, from 0 (any free one) to 65535.");
    }

    private static StandInOptions options(int port) {
        return StandInOptions.defaults().withPort(port);
    }

    URI address() {
        return server.address();
    }

    Map<String, String> configuration() {
        return server.configuration();
    }

    void stop() {
        server.close();
    }
}
