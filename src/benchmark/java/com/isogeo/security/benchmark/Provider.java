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
     * @param arguments the port of the stand-in, that of the other provider, and the other provider's client secret
     * @throws IOException where a port is taken
     * @throws InterruptedException when the thread is interrupted
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        StandInServer.start(StandInOptions.defaults()
                .withPort(Integer.parseInt(arguments[0]))
                .withUsers(Users.ofStandIn()));
        OpenIdProvider.start(Integer.parseInt(arguments[1]), arguments[2]);
        new CountDownLatch(1).await();
    }
}
