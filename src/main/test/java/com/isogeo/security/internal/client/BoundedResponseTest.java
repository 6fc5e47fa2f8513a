package com.isogeo.security.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundedResponseTest {

    private static final int MEGABYTE = 1 << 20;

    private final AtomicInteger closed = new AtomicInteger();

    @Test
    void answerWithinTheBoundIsWhole() throws IOException {
        byte[] whole = new byte[MEGABYTE];
        whole[MEGABYTE - 1] = 7;

        assertArrayEquals(whole, bounded(new ByteArrayInputStream(whole)).readAllBytes());
    }

    @Test
    @DisplayName("S24 An answer without end is ended after a megabyte, read in whatever way")
    void endlessAnswerIsEnded() {
        AtomicLong read = new AtomicLong();
        assertThrows(IOException.class, () -> bounded(endless(read)).transferTo(OutputStream.nullOutputStream()));
        assertEquals(true, read.get() < 2 * MEGABYTE);

        assertThrows(IOException.class, () -> bounded(endless(new AtomicLong())).skip(2L * MEGABYTE));
        assertThrows(IOException.class, () -> {
            InputStream stream = bounded(endless(new AtomicLong()));
            for (int i = 0; i <= MEGABYTE; i++) {
                stream.read();
            }
        });
    }

    @Test
    @DisplayName("S24 An answer that is ended is not read on: its client is closed before the exception")
    void clientIsClosedFirst() throws IOException {
        InputStream stream = bounded(endless(new AtomicLong()));
        assertEquals(0, closed.get());

        IOException ended = assertThrows(
                ExcessiveResponseException.class, () -> stream.transferTo(OutputStream.nullOutputStream()));

        assertEquals(1, closed.get());
        assertEquals("the response is longer than 1048576 bytes", ended.getMessage());
    }

    @Test
    @DisplayName("S24 Who reads on after the end of an answer is ended, in whatever way they read")
    void readingOnAfterTheEndIsEnded() throws IOException {
        InputStream bytes = bounded(new ByteArrayInputStream(new byte[0]));
        InputStream blocks = bounded(new ByteArrayInputStream(new byte[0]));
        for (int i = 0; i < 1000; i++) {
            assertEquals(-1, bytes.read());
            assertEquals(-1, blocks.read(new byte[10]));
        }

        assertThrows(IOException.class, bytes::read);
        assertThrows(IOException.class, () -> blocks.read(new byte[10]));
    }

    @ParameterizedTest
    @DisplayName("S24 S51 An answer that is cut inside a part that nobody reads is no answer, and keeps no thread busy")
    @ValueSource(strings = {"{\"x\":{", "{\"x\":[", "{\"access_token\":\"a\",\"x\":{\"y\":\"z", "{\"x\":[[1],"})
    void cutAnswerKeepsNoThreadBusy(String cut) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            InputStream stream = bounded(new ByteArrayInputStream(cut.getBytes(UTF_8)));
            Jsonb jsonb = JsonbBuilder.create();
            assertThrows(JsonbException.class, () -> jsonb.fromJson(stream, TokenResponse.class));
        });
    }

    @Test
    @DisplayName("Bytes of zero and reads of no length are no end of an answer")
    void zeroIsNoEnd() throws IOException {
        InputStream zeros = bounded(new ByteArrayInputStream(new byte[3000]));
        for (int i = 0; i < 2000; i++) {
            assertEquals(0, zeros.read());
            assertEquals(0, zeros.read(new byte[1], 0, 0));
        }

        assertEquals(1000, zeros.readAllBytes().length);
    }

    @Test
    @DisplayName("What is skipped is told, and counts: a megabyte is skipped, one byte more ends the answer")
    void skippedBytesCount() throws IOException {
        InputStream stream = bounded(endless(new AtomicLong()));

        assertEquals(MEGABYTE - 1L, stream.skip(MEGABYTE - 1L));
        assertEquals('x', stream.read());
        assertEquals(0, closed.get());
        assertThrows(ExcessiveResponseException.class, () -> stream.skip(1));
        assertEquals(1, closed.get());
    }

    private static InputStream endless(AtomicLong read) {
        return new InputStream() {
            @Override
            public int read() {
                read.incrementAndGet();
                return 'x';
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                read.addAndGet(length);
                return length;
            }

            @Override
            public long skip(long count) {
                return count;
            }
        };
    }

    private InputStream bounded(InputStream unbounded) throws IOException {
        AtomicReference<InputStream> stream = new AtomicReference<>(unbounded);
        ReaderInterceptorContext context = (ReaderInterceptorContext) Proxy.newProxyInstance(
                BoundedResponseTest.class.getClassLoader(),
                new Class<?>[] {ReaderInterceptorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getInputStream" -> stream.get();
                    case "setInputStream" -> {
                        stream.set((InputStream) arguments[0]);
                        yield null;
                    }
                    case "proceed" -> null;
                    default -> throw new AssertionError(method.getName());
                });
        new BoundedResponse(closed::incrementAndGet).aroundReadFrom(context);
        return stream.get();
    }
}
