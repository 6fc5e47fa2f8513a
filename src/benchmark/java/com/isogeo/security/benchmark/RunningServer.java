package com.isogeo.security.benchmark;

import java.net.URI;

/** The server of one variant. */
record RunningServer(Variant variant, URI site, RunningProcess process) implements AutoCloseable {

    @Override
    public void close() {
        process.close();
    }
}
