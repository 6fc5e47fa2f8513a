package com.isogeo.security.cluster;

/** A server of the cluster. */
interface Node {

    void start();

    /** Waits until it answers. */
    void awaitReady();

    /** SIGKILL. */
    void kill();

    /** Tells the server to end, and waits until it has. */
    void stop();
}
