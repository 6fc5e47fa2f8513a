package com.isogeo.security.benchmark;

import com.isogeo.standin.StandInOptions;
import com.isogeo.standin.StandInServer;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** A process of its own: the stand-in for Isogeo, and a provider of OpenID Connect beside it. */
public final class Provider {

    private Provider() {}

    /**
     * Runs until the process is ended.
     *
     * @param arguments the port of the stand-in, and that of the other provider, whose client secret is in the environment
     * @throws IOException where a port is taken
     * @throws InterruptedException when the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        StandInServer.start(StandInOptions.defaults()
                .withPort(Integer.parseInt(arguments[0]))
                .withUsers(Users.ofStandIn()));
        OpenIdProvider.start(Integer.parseInt(arguments[1]), System.getenv("CLIENT_SECRET"));
        new CountDownLatch(1).await();
    }
}
