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
 * Sends the signed-in user's access token with each request of a client (RFC 6750, section 2.1): register it on a
 * MicroProfile Rest Client, or on a Jakarta REST client, that calls Isogeo's API and nothing else.
 *
 * <p>It is called on the thread that sends the request. A client that has it speaks for the signed-in user always: an
 * {@code Authorization} header that is there already is replaced. The token goes to the scheme, host and port of
 * {@code isogeo.api-endpoint} only; a request to anywhere else is refused before anything is sent, and redirects are not
 * followed. When the API answers 401 (section 3.1) to a GET, HEAD or OPTIONS, the token is refreshed once and the request
 * is repeated once; if that is answered 401 too, or there is no other token, the application gets the 401. The repeated
 * request has the client's TLS settings and properties, five seconds to connect and fifteen for each read; filters do not
 * see it.
 *
 * <p>It throws {@link ProcessingException}: for a request to another address, and, with {@link IsogeoTokenException} as its
 * cause, when there is no token. An asynchronous method of a MicroProfile Rest Client speaks for the user who calls it, on the
 * server's default executor, whichever one the client's builder was given; that of a Jakarta REST client speaks for nobody,
 * unless the client's executor carries {@link IsogeoToken#THREAD_CONTEXT}.
 *
 * <pre>{@code
 * @RegisterRestClient(configKey = "isogeo-api")
 * @RegisterProvider(IsogeoBearer.class)
 * public interface IsogeoApi {
 *     @GET @Path("resources/search") SearchResult search(@QueryParam("q") String words);
 * }
 * }</pre>
 */
public final class IsogeoBearer implements ClientRequestFilter, ClientResponseFilter {

    private static final Set<String> REPEATABLE = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final String SENT = "com.isogeo.security.sent";
    private static final int CONNECT_SECONDS = 5;
    private static final int READ_SECONDS = 15;
    private static final int MOST_OF_A_REFUSAL = 1 << 16;

    /** Jersey follows redirects unless it is told not to; nobody else knows the name. */
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
     * @throws ProcessingException when the request goes elsewhere, or nobody is signed in
     */
    @Override
    public void filter(ClientRequestContext request) {
        IsogeoToken token = tokens.get();
        if (!token.isAllowedFor(request.getUri())) {
            throw new ProcessingException("The access token goes to isogeo.api-endpoint only, and "
                    + origin(request.getUri()) + " is not there: call it by a client without IsogeoBearer.");
        }
        request.setProperty(JERSEY_FOLLOWS, false);
        String value = value(token);
        request.setProperty(SENT, value);
        request.getHeaders().putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + value);
    }

    /**
     * Repeats a request whose token was refused.
     *
     * @throws IOException when the refused answer cannot be read to its end
     */
    @Override
    public void filter(ClientRequestContext request, ClientResponseContext response) throws IOException {
        if (response.getStatus() != Response.Status.UNAUTHORIZED.getStatusCode()
                || !REPEATABLE.contains(request.getMethod())
                || request.hasEntity()) {
            return;
        }
        Optional<Repeated> answer = Optional.ofNullable((String) request.getProperty(SENT))
                .flatMap(this::insteadOf)
                .flatMap(token -> repeated(request, token));
        if (answer.isPresent()) {
            answer.get().replace(response);
        }
    }

    private static String value(IsogeoToken token) {
        try {
            return token.value();
        } catch (IsogeoTokenException e) {
            // As it is, each client would wrap it in words of its own.
            throw new ProcessingException(e.getMessage(), e);
        }
    }

    private Optional<String> insteadOf(String refused) {
        try {
            return Optional.of(tokens.get().replacementFor(refused));
        } catch (IsogeoTokenException e) {
            // The API's own answer says it.
            return Optional.empty();
        }
    }

    /** By a client of its own: the first one's filters have done their work, and MicroProfile's know no request but their own. */
    private static Optional<Repeated> repeated(ClientRequestContext request, String token) {
        Client client = again(request);
        try {
            MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>(request.getHeaders());
            headers.putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token);
            Response answer =
                    client.target(request.getUri()).request().headers(headers).method(request.getMethod());
            return Optional.of(new Repeated(client, answer));
        } catch (ProcessingException e) {
            // The API is out of reach now: its first answer stands.
            client.close();
            return Optional.empty();
        }
    }

    private static Client again(ClientRequestContext request) {
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

    /** The second answer, and the client that it came by. */
    private static final class Repeated {

        private final Client client;
        private final Response answer;

        private Repeated(Client client, Response answer) {
            this.client = client;
            this.answer = answer;
        }

        /** The second answer takes the place of the first, whose connection is given back when it has been read. */
        void replace(ClientResponseContext response) throws IOException {
            if (response.hasEntity()) {
                // Not closed: RESTEasy would take the whole response for closed.
                response.getEntityStream().readNBytes(MOST_OF_A_REFUSAL);
            }
            response.setStatusInfo(answer.getStatusInfo());
            response.getHeaders().clear();
            response.getHeaders().putAll(answer.getStringHeaders());
            if (answer.hasEntity()) {
                response.setEntityStream(new Body(answer.readEntity(InputStream.class), client));
            } else {
                client.close();
                response.setEntityStream(InputStream.nullInputStream());
            }
        }
    }

    /** Who closes the answer closes the client that it came by. */
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

    /** Without path and query, which may be secrets. */
    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getHost()
                + (address.getPort() == -1 ? "" : ":" + address.getPort());
    }
}
