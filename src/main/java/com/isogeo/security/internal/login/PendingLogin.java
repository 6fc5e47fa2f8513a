package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.State;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A login that is at the provider: what must survive the round trip.
 *
 * @param isFormNotSent whether it began with a form, which is not sent again afterwards
 * @param from the browser's session when it began
 */
record PendingLogin(
        State state,
        CodeVerifier codeVerifier,
        Instant begunAt,
        ReturnUrl returnUrl,
        boolean isFormNotSent,
        SessionAtStart from) {

    /** Faster than anybody fills in a login form: the provider knew the user already. */
    private static final Duration MAX_SILENT_LOGIN = Duration.ofSeconds(10);

    private static final int FORM_NOT_SENT = 1;

    private static final int STATE_BYTES = 32;
    private static final int MAX_RETURN_URL = 20_000;

    boolean isExpiredAt(Instant now) {
        return age(now).compareTo(CookieKind.PENDING_LOGIN.life()) > 0;
    }

    /** In either direction: the clock of the node that began it may be another, and a clock may be put back. */
    private Duration age(Instant now) {
        return Duration.between(begunAt, now).abs();
    }

    /** What session a browser had when its login began. */
    enum SessionAtStart {
        /** A browser without a session; or the cookie is of an older release. */
        NO_SESSION(0),
        /** A browser with a session that holds no login. */
        ANONYMOUS_SESSION(1),
        /** A user who was signed in, and is asked to sign in again. */
        LOGIN(2),
        /**
         * A browser whose last login gave way to another tab's, and which has none still: two nodes may see two
         * sessions.
         */
        SUPERSEDED(3);

        private final int code;

        SessionAtStart(int code) {
            this.code = code;
        }

        private static SessionAtStart of(int code) {
            return Stream.of(values())
                    .filter(from -> from.code == code)
                    .findFirst()
                    .orElse(NO_SESSION);
        }
    }

    /**
     * Whether another tab's login ended while this one was at the provider, and has changed this browser's session.
     *
     * @param hasSession whether the session that the callback came with is there
     * @param isSignedIn whether a login is in it
     */
    boolean isSupersededAt(Instant now, boolean hasSession, boolean isSignedIn) {
        boolean isRenamed = from == SessionAtStart.ANONYMOUS_SESSION && !hasSession;
        boolean isFilled = from != SessionAtStart.LOGIN && from != SessionAtStart.SUPERSEDED && isSignedIn;
        return (isRenamed || isFilled) && !isFormNotSent && age(now).compareTo(MAX_SILENT_LOGIN) < 0;
    }

    PendingLogin withReturnUrl(ReturnUrl other) {
        return new PendingLogin(state, codeVerifier, begunAt, other, isFormNotSent, from);
    }

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(state.bytes());
            out.writeLong(begunAt.getEpochSecond());
            out.writeUTF(codeVerifier.value());
            out.writeByte((isFormNotSent ? FORM_NOT_SENT : 0) | from.code << 1);
            // Only the address is deflated: secrets next to chosen text must not show in a length.
            try (DeflaterOutputStream deflated = new DeflaterOutputStream(out)) {
                deflated.write(returnUrl.pathAndQuery().getBytes(US_ASCII));
            }
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
            int flags = in.readUnsignedByte();
            String returnUrl = readReturnUrl(in);
            return new PendingLogin(
                    state,
                    verifier,
                    begunAt,
                    new ReturnUrl(returnUrl),
                    (flags & FORM_NOT_SENT) != 0,
                    SessionAtStart.of(flags >> 1));
        } catch (IOException e) {
            throw new UncheckedIOException("a sealed login of this format is whole", e);
        }
    }

    /** Closes the stream, since an inflater has memory outside the heap. */
    private static String readReturnUrl(InputStream in) throws IOException {
        try (InflaterInputStream inflated = new InflaterInputStream(in)) {
            return new String(inflated.readNBytes(MAX_RETURN_URL), US_ASCII);
        }
    }

    @Override
    public String toString() {
        return "PendingLogin[begunAt=" + begunAt + ", returnUrl=" + returnUrl + "]";
    }
}
