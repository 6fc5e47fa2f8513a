package com.isogeo.standin;

import java.time.Instant;
import java.util.Optional;

/**
 * A request that the stand-in received: a login that was answered, or a request to the token endpoint, the revocation endpoint or
 * the API. It holds no code, no token and no secret. Immutable.
 *
 * <pre>{@code
 * long refreshes = server.received("alice").stream()
 *         .filter(request -> request.grantType().equals(Optional.of("refresh_token")))
 *         .count();
 * }</pre>
 *
 * @param at when it arrived
 * @param user the login of the user whose code or token came with it; empty where there was none that is known
 * @param method such as {@code POST}
 * @param path such as {@code /oauth/token}; {@code /refresh-token-reuse} stands for a rotated refresh token that came again
 * @param grantType the {@code grant_type} of a token request (RFC 6749, sections 4.1.3 and 6)
 */
public record ReceivedRequest(Instant at, String user, String method, String path, Optional<String> grantType) {}
