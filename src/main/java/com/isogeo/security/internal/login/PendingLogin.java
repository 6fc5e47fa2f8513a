package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * What must survive the round trip to Isogeo.
 *
 * @param isFormLost whether it began with a form, which is not sent again afterwards
 */
record PendingLogin(State state, CodeVerifier codeVerifier, Instant begunAt, Landing landing, boolean isFormLost) {

    static final Duration LIFE = Duration.ofMinutes(30);

    private static final int STATE_BYTES = 32;
    private static final int LONGEST_LANDING = 20_000;

    boolean isExpiredAt(Instant now) {
        return now.isAfter(begunAt.plus(LIFE)) || now.isBefore(begunAt.minus(LIFE));
    }

    PendingLogin withLanding(Landing other) {
        return new PendingLogin(state, codeVerifier, begunAt, other, isFormLost);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(state.bytes());
            out.writeLong(begunAt.getEpochSecond());
            out.writeUTF(codeVerifier.value());
            out.writeBoolean(isFormLost);
            // Only the address is deflated: secrets next to chosen text must not show in a length.
            DeflaterOutputStream deflated = new DeflaterOutputStream(out);
            deflated.write(landing.pathAndQuery().getBytes(US_ASCII));
            deflated.finish();
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    /** Reads bytes that {@link #toBytes()} wrote and a seal kept whole. */
    static PendingLogin of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            State state = State.of(in.readNBytes(STATE_BYTES));
            Instant begunAt = Instant.ofEpochSecond(in.readLong());
            CodeVerifier verifier = new CodeVerifier(in.readUTF());
            boolean isFormLost = in.readBoolean();
            String landing = new String(new InflaterInputStream(in).readNBytes(LONGEST_LANDING), US_ASCII);
            return new PendingLogin(state, verifier, begunAt, new Landing(landing), isFormLost);
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed login of this format is whole", e);
        }
    }

    @Override
    public String toString() {
        return "PendingLogin[begunAt=" + begunAt + ", landing=" + landing + "]";
    }
}
