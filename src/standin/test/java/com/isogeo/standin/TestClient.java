package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** A client of the stand-in, step by step and without any help of its classes. */
final class TestClient {

    static final StandInClient CLIENT = StandInOptions.defaults().clients().get(0);
    static final StandInClient OTHER = StandInOptions.defaults().clients().get(1);
    static final String REDIRECT_URI = "http://localhost:9080/login/callback";

    /** The pair of RFC 7636, appendix B. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final URI site;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestClient(StandInServer server) {
        this.site = server.address();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
        return postText(path, encode(form), headers);
    }

    HttpResponse<String> postText(String path, String form, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
    }

    HttpResponse<String> method(String method, String path) {
        return send(request(path).method(method, BodyPublishers.noBody()).build());
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(site.resolve(path)).timeout(Duration.ofSeconds(20));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A good authorization request, to bend. */
    static Map<String, String> authorization() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", CLIENT.id());
        parameters.put("redirect_uri", REDIRECT_URI);
        parameters.put("state", "a state+/=");
        parameters.put("code_challenge", CHALLENGE);
        parameters.put("code_challenge_method", "S256");
        return parameters;
    }

    HttpResponse<String> authorize(Map<String, String> parameters) {
        return get("/oauth/authorize?" + encode(parameters));
    }

    /** The redirect that ends a login. */
    HttpResponse<String> login(Map<String, String> parameters, String user, String scenario) {
        String form = location(authorize(parameters));
        return post("/login", loginForm(form, user, scenario));
    }

    static Map<String, String> loginForm(String form, String user, String scenario) {
        return Map.of(
                "ReturnUrl", query(form).get("ReturnUrl"), "username", user, "password", user, "scenario", scenario);
    }

    String code(String user, String scenario) {
        return query(location(login(authorization(), user, scenario))).get("code");
    }

    /** A good token request, to bend. */
    static Map<String, String> exchange(String code) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", REDIRECT_URI);
        form.put("code_verifier", VERIFIER);
        return form;
    }

    static Map<String, String> refresh(String token) {
        return Map.of("grant_type", "refresh_token", "refresh_token", token);
    }

    HttpResponse<String> token(Map<String, String> form) {
        return token(form, CLIENT);
    }

    HttpResponse<String> token(Map<String, String> form, StandInClient client) {
        return post("/oauth/token", form, "Authorization", basic(client.id() + ":" + client.secret()));
    }

    JsonObject tokens(String user, String scenario) {
        return json(token(exchange(code(user, scenario))));
    }

    HttpResponse<String> api(String path, String accessToken) {
        return get(path, "Authorization", "Bearer " + accessToken);
    }

    static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8));
    }

    static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect but " + response.statusCode()));
    }

    static String header(HttpResponse<String> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static JsonObject json(HttpResponse<String> response) {
        try {
            return JsonParser.object().from(response.body());
        } catch (JsonParserException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    static String error(HttpResponse<String> response) {
        return response.statusCode() + " " + json(response).getString("error");
    }

    static Map<String, String> query(String address) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : address.substring(address.indexOf('?') + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            values.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return values;
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(joining("&"));
    }
}
