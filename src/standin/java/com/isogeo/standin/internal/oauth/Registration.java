package com.isogeo.standin.internal.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.isogeo.standin.StandInClient;
import com.isogeo.standin.internal.http.Loopback;
import com.isogeo.standin.internal.http.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The registered clients and redirect URIs (RFC 6749, section 2). */
public final class Registration {

    private static final String BASIC = "basic ";

    private final List<StandInClient> clients;
    private final Set<String> redirectUris;

    public Registration(List<StandInClient> clients, Set<String> redirectUris) {
        this.clients = clients;
        this.redirectUris = redirectUris;
    }

    boolean isClient(String id) {
        return clients.stream().anyMatch(client -> client.id().equals(id));
    }

    /** Exactly, or where none is registered, whatever leads to this machine. */
    boolean isRedirectUri(String text) {
        return redirectUris.isEmpty() ? leadsToLoopback(text) : redirectUris.contains(text);
    }

    private static boolean leadsToLoopback(String text) {
        try {
            URI uri = new URI(text);
            String scheme = String.valueOf(uri.getScheme());
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && Loopback.isLoopback(uri.getHost())
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** The client that sent the request, by header or by form (section 2.3.1); never by the query. */
    Optional<StandInClient> authenticate(Request request) {
        Optional<String> authorization = request.header("authorization");
        if (authorization.isEmpty()) {
            return find(request.form().value("client_id") + ":" + request.form().value("client_secret"));
        }
        String header = authorization.get();
        return header.toLowerCase(Locale.ROOT).startsWith(BASIC)
                ? decode(header.substring(BASIC.length()).strip()).flatMap(this::find)
                : Optional.empty();
    }

    private static Optional<String> decode(String credentials) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(credentials), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The two are joined as they are, as Isogeo says: nothing is decoded but the base64. */
    private Optional<StandInClient> find(String joined) {
        byte[] given = joined.getBytes(UTF_8);
        return clients.stream()
                .filter(client -> MessageDigest.isEqual(given, (client.id() + ":" + client.secret()).getBytes(UTF_8)))
                .findFirst();
    }
}
