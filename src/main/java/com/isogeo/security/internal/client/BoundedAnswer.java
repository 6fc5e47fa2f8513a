package com.isogeo.security.internal.client;

import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Ends an answer that has no end, or that comes a byte at a time: neither memory nor a thread may be held by the far
 * side.
 */
public final class BoundedAnswer implements ReaderInterceptor {

    private static final long MOST_BYTES = 1 << 20;
    private static final long MOST_NANOSECONDS = Duration.ofSeconds(60).toNanos();

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        InputStream unbounded = context.getInputStream();
        if (unbounded != null) {
            context.setInputStream(new BoundedStream(unbounded));
        }
        return context.proceed();
    }

    private static final class BoundedStream extends FilterInputStream {

        private final long begun = System.nanoTime();
        private long bytes;

        private BoundedStream(InputStream unbounded) {
            super(unbounded);
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            return read < 0 ? read : (int) counted(read, 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            return read < 0 ? read : (int) counted(read, read);
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = in.skip(count);
            return counted(skipped, skipped);
        }

        private long counted(long result, long more) throws IOException {
            bytes += more;
            if (bytes > MOST_BYTES) {
                throw new IOException("the answer is longer than " + MOST_BYTES + " bytes");
            }
            if (System.nanoTime() - begun > MOST_NANOSECONDS) {
                throw new IOException("the answer takes longer than a minute");
            }
            return result;
        }
    }
}
