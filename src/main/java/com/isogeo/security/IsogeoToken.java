package com.isogeo.security;

import java.time.Instant;
import java.util.Optional;

/**
 * The access token of the signed-in user, to call Isogeo's API on his behalf: inject it into any bean that serves a request.
 *
 * <p>It always speaks for the session of the current request, so one injected instance may be shared by all threads that
 * serve requests. It reads the session; a token that is about to expire is refreshed first (RFC 6749, section 6), once
 * however many threads ask, which may take as long as {@code isogeo.read-timeout}. The token is a Bearer token (RFC 6750):
 * whoever has it is the user, so send it to the API only, and never log or show it.
 *
 * <pre>{@code
 * @Inject IsogeoToken token;
 *
 * SearchResult search(String words) {
 *     return api.search("Bearer " + token.value(), words);
 * }
 * }</pre>
 */
public interface IsogeoToken {

    /**
     * The access token as it stands behind {@code Bearer} in the {@code Authorization} header (RFC 6750, section 2.1).
     *
     * @return the access token, never empty, not expired
     * @throws IsogeoTokenException when nobody is signed in, when the refresh of an expired token is refused, or when it
     *     is not answered
     */
    String value();

    /**
     * When the access token expires, by the clock of this server (RFC 6749, section 5.1, {@code expires_in}).
     *
     * @return the moment, to the second; empty when Isogeo did not say
     * @throws IsogeoTokenException when nobody is signed in
     */
    Optional<Instant> expiresAt();

    /**
     * When Isogeo issued the access token, by the clock of this server: at the login, or at the last refresh.
     *
     * @return the moment, to the second; empty for a login that an older version of this module made
     * @throws IsogeoTokenException when nobody is signed in
     */
    Optional<Instant> issuedAt();
}
