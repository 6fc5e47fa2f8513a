package com.isogeo.security.internal.client;

import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends a response that has no end, that comes a byte at a time, or that ends too early for its reader: the provider
 * must not be able to hold memory or a thread. One for each Rest Client.
 */
final class BoundedResponse implements ReaderInterceptor {

    private static final long MAX_BYTES = 1 << 20;
    private static final long MAX_NANOSECONDS = Duration.ofSeconds(60).toNanos();

    /** Parsson reads on for ever where a response is cut inside a member that it skips; other readers stop at once. */
    private static final int MAX_READS_AT_THE_END = 1_000;

    private final Runnable closeClient;

    /**
     * @param closeClient ends the connection. Without it the Rest Client reads the rest of the response before it
     *     throws, as far as it goes, in order to use the connection again.
     */
    BoundedResponse(Runnable closeClient) {
        this.closeClient = closeClient;
    }

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        InputStream unbounded = context.getInputStream();
        if (unbounded != null) {
            context.setInputStream(new BoundedStream(unbounded));
        }
        return context.proceed();
    }

    private final class BoundedStream extends FilterInputStream {

        private final long begun = System.nanoTime();
        private long bytes;
        private int readsAtTheEnd;

        private BoundedStream(InputStream unbounded) {
            super(unbounded);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            return read < 0 ? countEnd(read) : (int) count(read, 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            return read < 0 ? countEnd(read) : (int) count(read, read);
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(count);
            return count(skipped, skipped);
        }

        private int countEnd(int result) throws IOException {
            readsAtTheEnd++;
            if (readsAtTheEnd > MAX_READS_AT_THE_END) {
                throw new IOException("the response ends too early");
            }
            return result;
        }

        private long count(long result, long more) throws IOException {
            bytes += more;
            if (bytes > MAX_BYTES) {
                closeClient.run();
                throw new ExcessiveResponseException("the response is longer than " + MAX_BYTES + " bytes");
            }
            if (System.nanoTime() - begun > MAX_NANOSECONDS) {
                closeClient.run();
                throw new ExcessiveResponseException("the response takes longer than a minute");
            }
            return result;
        }
    }
}
