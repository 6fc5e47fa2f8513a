package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.internal.login.PendingLogin.SessionAtStart;
import com.isogeo.security.internal.oauth2.CodeVerifier;
import com.isogeo.security.internal.oauth2.State;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PendingLoginTest {

    private static final Instant BEGUN = Instant.parse("2026-06-01T12:00:00Z");

    @ParameterizedTest
    @DisplayName("S10 A login is overtaken when another tab's has changed the session that it began in, a moment ago")
    @CsvSource({
        // begun by, session, login, seconds, form lost, overtaken
        "NO_SESSION, false, false, 1, false, false",
        "NO_SESSION, true, false, 1, false, false",
        "NO_SESSION, true, true, 1, false, true",
        "NO_SESSION, true, true, 10, false, false",
        "NO_SESSION, true, true, 1, true, false",
        "ANONYMOUS_SESSION, true, false, 1, false, false",
        "ANONYMOUS_SESSION, true, true, 1, false, true",
        "ANONYMOUS_SESSION, false, false, 1, false, true",
        "ANONYMOUS_SESSION, false, false, 10, false, false",
        "ANONYMOUS_SESSION, false, false, 1, true, false",
        "LOGIN, true, true, 1, false, false",
        "LOGIN, true, false, 1, false, false",
        "LOGIN, false, false, 1, false, false",
        "NO_SESSION, true, true, -10, false, false",
        "NO_SESSION, true, true, -1, false, true",
        "SUPERSEDED, true, true, 1, false, false",
        "SUPERSEDED, false, false, 1, false, false",
    })
    void loginIsSuperseded(
            SessionAtStart from,
            boolean hasSession,
            boolean isSignedIn,
            int seconds,
            boolean isFormNotSent,
            boolean isSuperseded) {
        assertEquals(
                isSuperseded,
                login(isFormNotSent, from).isSupersededAt(BEGUN.plusSeconds(seconds), hasSession, isSignedIn));
    }

    @ParameterizedTest
    @DisplayName("S46 A cookie of the release before, which knew of the form only, is read")
    @CsvSource({"0, false", "1, true"})
    void formerCookieIsRead(int flag, boolean isFormNotSent) {
        byte[] bytes = login(false, SessionAtStart.NO_SESSION).toBytes();
        int verifier = 2 + CodeVerifier.random(new SecureRandom()).value().length();
        bytes[32 + Long.BYTES + verifier] = (byte) flag;

        PendingLogin read = PendingLogin.of(bytes);

        assertEquals(isFormNotSent, read.isFormNotSent());
        assertEquals(SessionAtStart.NO_SESSION, read.from());
        assertEquals(Duration.ZERO, Duration.between(BEGUN, read.begunAt()));
    }

    @ParameterizedTest
    @EnumSource
    void whoBeganItIsReadAgain(SessionAtStart from) {
        assertEquals(from, PendingLogin.of(login(true, from).toBytes()).from());
    }

    private static PendingLogin login(boolean isFormNotSent, SessionAtStart from) {
        SecureRandom random = new SecureRandom();
        return new PendingLogin(
                State.random(random), CodeVerifier.random(random), BEGUN, new ReturnUrl("/me"), isFormNotSent, from);
    }
}
