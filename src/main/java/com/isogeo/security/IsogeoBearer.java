package com.isogeo.security;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Sends the signed-in user's access token with each request of a client (RFC 6750, section 2.1). Register it on a
 * MicroProfile Rest Client, or on a Jakarta REST client, that calls Isogeo's API and nothing else.
 *
 * <p>It is called on the thread that sends the request, and replaces an {@code Authorization} header that is there
 * already. The token is sent to the scheme, host and port of {@code isogeo.api-endpoint} only: a request to any other
 * address fails before anything is sent, and redirects are not followed. When the API responds 401 (section 3.1) to a
 * GET, HEAD or OPTIONS request, the token is refreshed once and the request is repeated once. If the response is 401
 * again, or there is no other token, the application gets the 401. The repeated request has the client's TLS settings
 * and properties, a connect timeout of five seconds and a read timeout of fifteen; filters do not see it.
 *
 * <p>It throws {@link ProcessingException} for a request to another address, and, with {@link IsogeoTokenException}
 * as its cause, when there is no token. An asynchronous method of a MicroProfile Rest Client sends the token of the
 * user who calls it, on the server's default executor, whichever one the client's builder was given. One of a Jakarta
 * REST client has no user, unless the client's executor carries {@link IsogeoToken#THREAD_CONTEXT}.
 *
 * <pre>{@code
 * @RegisterRestClient(configKey = "isogeo-api")
 * @RegisterProvider(IsogeoBearer.class)
 * public interface IsogeoApi {
 *     @GET @Path("resources/search") SearchResult search(@QueryParam("q") String words);
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public final class IsogeoBearer implements ClientRequestFilter, ClientResponseFilter {

    private static final Set<String> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String SENT = "com.isogeo.security.sent";
    private static final int CONNECT_SECONDS = 5;
    private static final int READ_SECONDS = 15;
    private static final int MAX_ERROR_BYTES = 1 << 16;

    /** Jersey follows redirects unless this property is false; other implementations ignore it. */
    private static final String JERSEY_FOLLOWS = "jersey.config.client.followRedirects";

    private final Supplier<IsogeoToken> tokens;

    /** For the client that it is registered on. */
    public IsogeoBearer() {
        this(() -> CDI.current().select(IsogeoToken.class).get());
    }

    IsogeoBearer(Supplier<IsogeoToken> tokens) {
        this.tokens = tokens;
    }

    /**
     * Adds the token.
     *
     * @throws ProcessingException when the request is for another address, or nobody is signed in
     */
    @Override
    public void filter(ClientRequestContext request) {
        IsogeoToken token = tokens.get();
        if (!token.isAllowedFor(request.getUri())) {
            throw new ProcessingException("The access token is sent to isogeo.api-endpoint only, and "
                    + origin(request.getUri()) + " is not there: call it by a client without IsogeoBearer.");
        }
        request.setProperty(JERSEY_FOLLOWS, false);
        String value = value(token);
        request.setProperty(SENT, value);
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + value);
    }

    /**
     * Repeats a request whose token was rejected.
     *
     * @throws IOException when the body of the 401 cannot be read
     */
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (response.getStatus() != Response.Status.UNAUTHORIZED.getStatusCode()
                || !REPEATABLE.contains(request.getMethod())
                || request.hasEntity()) {
            return;
        }
        Optional<Repetition> repetition = Optional.ofNullable((String) request.getProperty(SENT))
                .flatMap(this::findReplacement)
                .flatMap(token -> repeat(request, token));
        if (repetition.isPresent()) {
            repetition.get().replace(response);
        }
    }

    private static String value(IsogeoToken token) {
        try {
            return token.value();
        } catch (IsogeoTokenException e) {
            // Thrown as it is, each client would wrap it in another exception.
            throw new ProcessingException(e.getMessage(), e);
        }
    }

    private Optional<String> findReplacement(String rejected) {
        try {
            return Optional.of(tokens.get().replacementFor(rejected));
        } catch (IsogeoTokenException e) {
            // The application gets the 401 of the API.
            return Optional.empty();
        }
    }

    /**
     * By another client: the filters of the first one have run, and those of MicroProfile handle their own requests
     * only.
     */
    private static Optional<Repetition> repeat(ClientRequestContext request, String token) {
        Client client = newClient(request);
        try {
            MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>(request.getHeaders());
            headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
            Response second =
                    client.target(request.getUri()).request().headers(headers).method(request.getMethod());
            return Optional.of(new Repetition(client, second));
        } catch (ProcessingException e) {
            // The API cannot be reached now: its first response stays.
            client.close();
            return Optional.empty();
        }
    }

    private static Client newClient(ClientRequestContext request) {
        Client first = request.getClient();
        ClientBuilder builder = ClientBuilder.newBuilder()
                .connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                .readTimeout(READ_SECONDS, TimeUnit.SECONDS);
        first.getConfiguration().getProperties().forEach(builder::property);
        if (first.getSslContext() != null) {
            builder.sslContext(first.getSslContext());
        }
        if (first.getHostnameVerifier() != null) {
            builder.hostnameVerifier(first.getHostnameVerifier());
        }
        return builder.property(JERSEY_FOLLOWS, false).build();
    }

    /** The second response, and the client that received it. */
    private static final class Repetition {

        private final Client client;
        private final Response second;

        private Repetition(Client client, Response second) {
            this.client = client;
            this.second = second;
        }

        /**
         * Puts the second response in the place of the first, whose connection is released when its body has been
         * read.
         */
        void replace(ClientResponseContext response) throws IOException {
            if (response.hasEntity()) {
                // Not closed: RESTEasy would regard the whole response as closed.
                response.getEntityStream().readNBytes(MAX_ERROR_BYTES);
            }
            response.setStatusInfo(second.getStatusInfo());
            response.getHeaders().clear();
            response.getHeaders().putAll(second.getStringHeaders());
            if (second.hasEntity()) {
                response.setEntityStream(new Body(second.readEntity(InputStream.class), client));
            } else {
                client.close();
                response.setEntityStream(InputStream.nullInputStream());
            }
        }
    }

    /** Closes the client together with the response. */
    private static final class Body extends FilterInputStream {

        private final Client client;

        private Body(InputStream stream, Client client) {
            super(stream);
            this.client = client;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                client.close();
            }
        }
    }

    /** Without path and query, which may hold secrets. */
    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getHost()
                + (address.getPort() == -1 ? "" : ":" + address.getPort());
    }
}
