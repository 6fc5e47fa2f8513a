package com.isogeo.security.cluster;

/** A server of the cluster. */
interface Node {

    void start();

    /** Waits until it answers. */
    void awaitReady();

    /** SIGKILL. */
    void kill();

    /** Stops the server in the regular way, and waits until it has ended. */
    void stop();
}
