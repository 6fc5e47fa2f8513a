package com.isogeo.security;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * The access token of the signed-in user, to call Isogeo's API on their behalf. Inject it into any bean.
 *
 * <p>One injected instance serves all threads. It returns the token of the user whose request the calling thread
 * serves, or whose request began the thread's task: an asynchronous Rest Client method that has {@link IsogeoBearer},
 * or a task of a managed executor that carries {@link #THREAD_CONTEXT}. On any other thread nobody is signed in.
 *
 * <p>A call reads the session. A token that is about to expire is refreshed first (RFC 6749, section 6). Concurrent
 * calls share one token request, which may block as long as {@code isogeo.read-timeout}. The token is a Bearer token
 * (RFC 6750): whoever has it can act as the user. Send it to the API only, and never log or show it.
 * {@link IsogeoBearer} does that for Rest Clients; this interface is for other HTTP clients.
 *
 * <pre>{@code
 * @Inject IsogeoToken token;
 *
 * HttpRequest request(URI address) {
 *     return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token.value()).build();
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public interface IsogeoToken {

    /**
     * The type of thread context (Jakarta Concurrency, section 3.3.4) that carries the login into the tasks of a
     * managed executor. Name it where an application lists the types of a {@code @ContextServiceDefinition}. A
     * context service that captures it while a request is served carries the login into code that runs without a
     * request, such as a WebSocket endpoint.
     */
    String THREAD_CONTEXT = "IsogeoToken";

    /**
     * The access token, as it stands behind {@code Bearer} in the {@code Authorization} header (RFC 6750, section 2.1).
     *
     * @return the access token, never empty, not expired
     * @throws IsogeoTokenException when nobody is signed in, or when an expired token cannot be refreshed
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
     * Whether the access token may be sent to this address: whether scheme, host and port are those of
     * {@code isogeo.api-endpoint} (RFC 6750, section 5.2: a token is for its resource server). For HTTP clients that
     * do not use {@link IsogeoBearer}; call it before the header is set. Never throws, signed in or not.
     *
     * @param address where a request is to be sent, absolute
     * @return false for any other address, a relative one, and one with user information
     */
    boolean isAllowedFor(URI address);

    /**
     * The token to retry with, once, after the API responded 401 to this one (RFC 6750, section 3.1). It is the
     * login's current token, if that is another one by now; otherwise the login is refreshed, by one token request
     * for all concurrent calls. A token that was refreshed a few seconds ago is not refreshed again.
     *
     * <pre>{@code
     * String sent = token.value();
     * HttpResponse<String> response = send(address, sent);
     * return response.statusCode() == 401 ? send(address, token.replacementFor(sent)) : response;
     * }</pre>
     *
     * @param rejected what {@link #value()} returned
     * @return another access token
     * @throws IsogeoTokenException when nobody is signed in; {@code REFUSED} when the login ends with this call,
     *     since the refresh token is rejected, or there is neither a refresh token nor a known expiry;
     *     {@code UNREACHABLE} when there is no other token for now, and the login stays
     */
    String replacementFor(String rejected);
}
