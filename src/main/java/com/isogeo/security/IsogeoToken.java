package com.isogeo.security;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The access token of the signed-in user, to call Isogeo's API on his behalf: inject it into any bean.
 *
 * <p>One injected instance is for all threads. It speaks for the user of the request that the thread serves, or of the
 * request that began the thread's task: an asynchronous Rest Client method that has {@link IsogeoBearer}, or a task of a
 * managed executor that carries {@link #THREAD_CONTEXT}. Anywhere else nobody is signed in. It reads the session; a token that is about to expire is refreshed first (RFC 6749, section 6), once
 * however many threads ask, which may take as long as {@code isogeo.read-timeout}. The token is a Bearer token (RFC 6750):
 * whoever has it is the user, so send it to the API only, and never log or show it. {@link IsogeoBearer} does that for Rest
 * Clients; this is for other HTTP clients.
 *
 * <pre>{@code
 * @Inject IsogeoToken token;
 *
 * HttpRequest request(URI address) {
 *     return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token.value()).build();
 * }
 * }</pre>
 */
public interface IsogeoToken {

    /**
     * The type of thread context (Jakarta Concurrency, section 3.3.4) by which a managed executor takes the login along to
     * its tasks; to be named where an application lists the types of a {@code @ContextServiceDefinition}. What such a
     * context service captures while a request is served takes the login along to code that runs without one, such as a
     * WebSocket endpoint.
     */
    String THREAD_CONTEXT = "IsogeoToken";

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

    /**
     * Whether the access token may be sent to this address: whether it has the scheme, host and port of
     * {@code isogeo.api-endpoint} (RFC 6750, section 5.2, a token is for its resource server). For HTTP clients other than
     * those that {@link IsogeoBearer} serves; to be asked before the header is set. Never throws, signed in or not.
     *
     * @param address where a request is about to go, absolute
     * @return false for any other address, a relative one, and one with user information
     */
    boolean isAllowedFor(URI address);

    /**
     * The API answered 401 to this token (RFC 6750, section 3.1): what to try once instead. It is the login's token, when
     * that is another one by now; else the login is refreshed, once however many threads ask. A token that was refreshed a
     * few seconds ago is not refreshed again.
     *
     * <pre>{@code
     * String sent = token.value();
     * HttpResponse<String> answer = send(address, sent);
     * return answer.statusCode() == 401 ? send(address, token.replacementFor(sent)) : answer;
     * }</pre>
     *
     * @param refused what {@link #value()} gave
     * @return another access token
     * @throws IsogeoTokenException when nobody is signed in; {@code REFUSED} when the login ends with this, as the refresh is
     *     refused, or there is neither a refresh token nor a known expiry; {@code UNREACHABLE} when there is no better token
     *     for now, and the login stays
     */
    String replacementFor(String refused);
}
