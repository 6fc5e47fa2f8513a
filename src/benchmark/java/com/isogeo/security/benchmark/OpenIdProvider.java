package com.isogeo.security.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * The code flow of OpenID Connect Core 1.0 with ID tokens of RS256, and no more: whoever comes is the user that the
 * {@code login_hint} names. Isogeo has nothing of it; the servers' own clients want it.
 */
final class OpenIdProvider {

    private static final int THREADS = 8;
    private static final long LIFE_SECONDS = 3600;

    private final String issuer;
    private final String clientSecret;
    private final RSAKey key;
    private final RSASSASigner signer;
    private final Map<String, Login> byCode = new ConcurrentHashMap<>();
    private final Map<String, String> nameByToken = new ConcurrentHashMap<>();

    private record Login(String name, String nonce) {}

    private OpenIdProvider(String issuer, String clientSecret, RSAKey key, RSASSASigner signer) {
        this.issuer = issuer;
        this.clientSecret = clientSecret;
        this.key = key;
        this.signer = signer;
    }

    static void start(int port, String clientSecret) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        OpenIdProvider provider = create("http://127.0.0.1:" + port, clientSecret);
        server.createContext("/.well-known/openid-configuration", provider::metadata);
        server.createContext("/jwks", provider::keys);
        server.createContext("/authorize", provider::authorize);
        server.createContext("/token", provider::token);
        server.createContext("/userinfo", provider::userInfo);
        server.setExecutor(Executors.newFixedThreadPool(THREADS));
        server.start();
    }

    private static OpenIdProvider create(String issuer, String clientSecret) {
        try {
            RSAKey key = new RSAKeyGenerator(2048)
                    .keyID("benchmark")
                    .algorithm(JWSAlgorithm.RS256)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate();
            return new OpenIdProvider(issuer, clientSecret, key, new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void metadata(HttpExchange exchange) throws IOException {
        json(exchange, 200, """
                {"issuer":"%1$s","authorization_endpoint":"%1$s/authorize","token_endpoint":"%1$s/token",
                "userinfo_endpoint":"%1$s/userinfo","jwks_uri":"%1$s/jwks","end_session_endpoint":"%1$s/end",
                "response_types_supported":["code"],"subject_types_supported":["public"],
                "id_token_signing_alg_values_supported":["RS256"],"scopes_supported":["openid"],
                "token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post"],
                "claims_supported":["sub","preferred_username"]}""".formatted(issuer));
    }

    private void keys(HttpExchange exchange) throws IOException {
        json(exchange, 200, new JWKSet(key.toPublicJWK()).toString());
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> query = form(exchange.getRequestURI().getRawQuery());
        String code = UUID.randomUUID().toString();
        byCode.put(code, new Login(query.get("login_hint"), query.getOrDefault("nonce", "")));
        String redirectUri = query.get("redirect_uri");
        exchange.getResponseHeaders()
                .set(
                        "Location",
                        redirectUri + (redirectUri.contains("?") ? '&' : '?') + "code=" + code + "&state="
                                + URLEncoder.encode(query.get("state"), UTF_8));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Login login = byCode.remove(form.getOrDefault("code", ""));
        if (login == null || !isClient(exchange, form)) {
            json(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        String token = sign(claims(login).claim("typ", "Bearer").build());
        nameByToken.put(token, login.name());
        json(
                exchange,
                200,
                "{\"token_type\":\"Bearer\",\"expires_in\":%d,\"access_token\":\"%s\",\"id_token\":\"%s\"}"
                        .formatted(LIFE_SECONDS, token, idToken(login)));
    }

    private boolean isClient(HttpExchange exchange, Map<String, String> form) {
        String basic = "Basic " + Base64.getEncoder().encodeToString(("benchmark:" + clientSecret).getBytes(UTF_8));
        return basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || clientSecret.equals(form.get("client_secret"));
    }

    private String idToken(Login login) {
        JWTClaimsSet.Builder claims = claims(login).claim("typ", "ID");
        if (!login.nonce().isEmpty()) {
            claims.claim("nonce", login.nonce());
        }
        return sign(claims.build());
    }

    private JWTClaimsSet.Builder claims(Login login) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .jwtID(UUID.randomUUID().toString())
                .issuer(issuer)
                .subject(login.name())
                .audience("benchmark")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(LIFE_SECONDS)))
                .claim("preferred_username", login.name());
    }

    private String sign(JWTClaimsSet claims) {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(key.getKeyID())
                        .type(JOSEObjectType.JWT)
                        .build(),
                claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private void userInfo(HttpExchange exchange) throws IOException {
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        String name = authorization == null ? null : nameByToken.remove(authorization.replaceFirst("^Bearer ", ""));
        json(
                exchange,
                name == null ? 401 : 200,
                name == null ? "{}" : "{\"sub\":\"%1$s\",\"preferred_username\":\"%1$s\"}".formatted(name));
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> form = new HashMap<>();
        for (String pair : encoded.split("&")) {
            int end = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, end), UTF_8),
                    URLDecoder.decode(pair.substring(end + 1), UTF_8));
        }
        return form;
    }

    private static void json(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
