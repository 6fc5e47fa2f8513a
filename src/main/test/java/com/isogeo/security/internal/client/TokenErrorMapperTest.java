package com.isogeo.security.internal.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenErrorMapperTest {

    private static final TokenErrorResponse INVALID_GRANT = new TokenErrorResponse("invalid_grant", "expired", null);

    private final TokenErrorMapper mapper = new TokenErrorMapper();

    @ParameterizedTest
    @CsvSource({"399, false", "400, true", "503, true"})
    void handlesErrorStatus(int status, boolean handled) {
        assertEquals(handled, mapper.handles(status, null));
    }

    @ParameterizedTest
    @DisplayName("S26 A 400 or 401 with an error code is that error")
    @ValueSource(ints = {400, 401})
    void errorCodeIsCarried(int status) {
        TokenErrorException error = assertInstanceOf(TokenErrorException.class, throwable(status, INVALID_GRANT));

        assertEquals("invalid_grant (expired)", error.error().toString());
    }

    @ParameterizedTest
    @DisplayName("S25 The error code of any other status does not count")
    @ValueSource(ints = {402, 403, 500})
    void otherStatusIsNoError(int status) {
        assertEquals("status " + status, unusable(status, INVALID_GRANT).getMessage());
    }

    @Test
    @DisplayName("S25 A body without an error code is told as such")
    void bodyWithoutACodeIsNoError() {
        assertEquals(
                "status 400 without an error code",
                unusable(400, new TokenErrorResponse(null, "expired", null)).getMessage());
    }

    @Test
    @DisplayName("S25 A body that cannot be read is told as such, with its cause")
    void unreadableBodyIsNoError() {
        Response closed = Response.status(401).entity(INVALID_GRANT).build();
        closed.close();

        WebApplicationException unusable = assertInstanceOf(WebApplicationException.class, mapper.toThrowable(closed));

        assertEquals("status 401 with an unreadable body", unusable.getMessage());
        assertNotNull(unusable.getCause());
    }

    private WebApplicationException unusable(int status, Object body) {
        return assertInstanceOf(WebApplicationException.class, throwable(status, body));
    }

    private RuntimeException throwable(int status, Object body) {
        return mapper.toThrowable(Response.status(status).entity(body).build());
    }
}
