package com.isogeo.security.internal.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LogCodeTest {

    /** The page of a login that waits is logged by the message of the failed refresh. */
    private static final List<LoginError> ERRORS =
            EnumSet.complementOf(EnumSet.of(LoginError.REFRESH_UNAVAILABLE)).stream()
                    .toList();

    @Test
    @DisplayName("S38 Each kind of line has a number of its own")
    void numbersAreDistinct() {
        Set<String> ids = new HashSet<>();
        Stream.concat(ERRORS.stream(), Stream.of(Message.values()))
                .forEach(code -> assertTrue(ids.add(code.id()), code::id));

        assertEquals(Message.REFRESH_FAILED.id(), LoginError.REFRESH_UNAVAILABLE.id());
    }

    @Test
    @DisplayName("S38 An operator finds a failed login by its number and by its logger")
    void failedLoginIsFound() {
        assertEquals("ISOGEO208", LoginError.INVALID_PROVIDER_RESPONSE.id());
        assertEquals("com.isogeo.security.login", LoginError.INVALID_PROVIDER_RESPONSE.logger());
        assertEquals("com.isogeo.security.deployment", Message.ODD_CREDENTIALS.logger());
    }

    @Test
    @DisplayName("S26 A line has the reason and the cure, where there is one, and ends once")
    void lineHasReasonAndCure() {
        assertEquals("ACCESS_DENIED: the user said no.", LoginError.ACCESS_DENIED.sentence("the user said no"));
        assertEquals(
                "INVALID_CLIENT: rejected; check isogeo.client-id, isogeo.client-secret and"
                        + " isogeo.client-authentication.",
                LoginError.INVALID_CLIENT.sentence("rejected"));
        String loop = LoginError.LOGIN_LOOP.sentence("the third login");
        assertTrue(loop.startsWith("LOGIN_LOOP: the third login; does the browser"), loop);
        assertTrue(loop.endsWith("isogeo.redirect-uri)?"), loop);
    }

    @Test
    @DisplayName("Whose fault it is decides the status: the caller's 4xx, the provider's 502 and 504, ours 500 and 503")
    void statusSaysWhoseFaultItIs() {
        for (LoginError error : LoginError.values()) {
            int expected =
                    switch (error) {
                        case METHOD_NOT_ALLOWED -> 405;
                        case ACCESS_DENIED, CALLER_NOT_ACCEPTED -> 403;
                        case INVALID_PROVIDER_RESPONSE, INVALID_CLIENT -> 502;
                        case PROVIDER_TIMEOUT -> 504;
                        case INTERNAL_ERROR -> 500;
                        case MISCONFIGURED, REFRESH_UNAVAILABLE -> 503;
                        case INVALID_AUTHORIZATION_RESPONSE, LOGIN_EXPIRED, LOGIN_LOOP, AMBIGUOUS_PATH -> 400;
                    };
            assertEquals(expected, error.status(), error::name);
        }
    }
}
