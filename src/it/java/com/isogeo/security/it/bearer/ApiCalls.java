package com.isogeo.security.it.bearer;

import com.isogeo.security.IsogeoBearer;
import com.isogeo.security.IsogeoToken;
import com.isogeo.security.IsogeoTokenException;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The ways to call the API on behalf of a user. Each returns the login that its token belongs to. */
@ApplicationScoped
public class ApiCalls {

    private static final int MANY = 64;
    private static final Jsonb JSON = JsonbBuilder.create();

    @Inject
    private IsogeoToken token;

    @Inject
    @RestClient
    private Api api;

    @Inject
    @RestClient
    private ElsewhereApi elsewhere;

    @Inject
    private AsynchronousApi later;

    @Resource
    private ManagedExecutorService serversOwn;

    @Resource(lookup = "java:app/concurrent/calls")
    private ManagedExecutorService executor;

    @Inject
    @ConfigProperty(name = "isogeo.api-endpoint")
    private URI apiEndpoint;

    @Inject
    @ConfigProperty(name = "isogeo.client-id")
    private String clientId;

    @Inject
    @ConfigProperty(name = "elsewhere/mp-rest/url")
    private URI here;

    private final CompletableFuture<Void> signedOut = new CompletableFuture<>();
    private final Set<Future<String>> left = new HashSet<>();

    private Map<String, Callable<String>> byName() {
        return Map.ofEntries(
                Map.entry("filter", () -> api.origin().toString()),
                Map.entry("search", () -> api.search("plan").toString()),
                Map.entry(
                        "search-later",
                        () -> await(api.searchLater("plan")
                                .thenApply(SearchResult::toString)
                                .toCompletableFuture())),
                Map.entry("search-by-post", () -> api.searchByPost("plan").toString()),
                Map.entry("search-often", this::searchOften),
                Map.entry("elsewhere", () -> elsewhere.call()),
                Map.entry("redirecting", this::collectRedirects),
                Map.entry(
                        "executor",
                        () -> await(executor.submit(
                                (Callable<String>) () -> api.origin().toString()))),
                Map.entry(
                        "servers-own",
                        () -> await(serversOwn.submit(
                                (Callable<String>) () -> api.origin().toString()))),
                Map.entry("many", this::many),
                Map.entry("asynchronous", () -> await(later.origin())),
                Map.entry(
                        "rest-later",
                        () -> await(
                                api.originLater().thenApply(Origin::toString).toCompletableFuture())),
                Map.entry("rest-many", this::restMany),
                Map.entry("client", this::client),
                Map.entry("client-search", this::clientSearch),
                Map.entry("client-later", this::clientLater),
                Map.entry("plain", this::plain),
                Map.entry("plain-search", this::plainSearch),
                Map.entry("thread", this::thread),
                Map.entry("leave", this::leave),
                Map.entry("collect", this::collect));
    }

    String call(String how) {
        try {
            return byName().get(how).call();
        } catch (Exception e) {
            return describe(e);
        }
    }

    /** The reason of the token exception, or the chain of exceptions where there is none. */
    private static String describe(Throwable thrown) {
        StringBuilder description = new StringBuilder();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof IsogeoTokenException e) {
                return e.reason().name();
            }
            description
                    .append(each.getClass().getName())
                    .append(": ")
                    .append(each.getMessage())
                    .append('\n');
        }
        return description.toString();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    /** Repeats a call more often than a client has connections. */
    private String searchOften() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < MANY; i++) {
            seen.add(api.search("plan").toString());
        }
        return seen.toString();
    }

    /** The filter follows no redirect, even where its client is configured to follow them. */
    private String collectRedirects() throws Exception {
        Api following = RestClientBuilder.newBuilder()
                .baseUri(apiEndpoint)
                .followRedirects(true)
                .build(Api.class);
        String redirectUri = here + "/elsewhere";
        Stream<Callable<String>> calls = Stream.of(
                () -> status(following.authorize(clientId, redirectUri, "nonsense")),
                () -> status(api.authorize(clientId, redirectUri, "nonsense")),
                () -> {
                    Client client = ClientBuilder.newClient().register(IsogeoBearer.class);
                    try {
                        return status(client.target(apiEndpoint)
                                .path("oauth/authorize")
                                .queryParam("client_id", clientId)
                                .queryParam("redirect_uri", redirectUri)
                                .queryParam("response_type", "nonsense")
                                .request()
                                .get());
                    } finally {
                        client.close();
                    }
                });
        StringBuilder answers = new StringBuilder();
        for (Callable<String> each : calls.toList()) {
            try {
                answers.append(each.call());
            } catch (Exception e) {
                answers.append(e.getMessage());
            }
            answers.append('\n');
        }
        ((AutoCloseable) following).close();
        return answers.toString();
    }

    private static String status(Response response) {
        try (response) {
            return String.valueOf(response.getStatus());
        }
    }

    private String many() throws Exception {
        return joinDistinct(
                Stream.generate(() -> executor.supplyAsync(() -> api.origin().toString()))
                        .limit(MANY)
                        .toList());
    }

    private String restMany() throws Exception {
        return joinDistinct(Stream.generate(
                        () -> api.originLater().thenApply(Origin::toString).toCompletableFuture())
                .limit(MANY)
                .toList());
    }

    private static String joinDistinct(List<CompletableFuture<String>> calls) throws Exception {
        Set<String> seen = new HashSet<>();
        for (CompletableFuture<String> each : calls) {
            seen.add(await(each));
        }
        return String.join("\n", seen);
    }

    private String client() {
        Client client = ClientBuilder.newClient().register(IsogeoBearer.class);
        try {
            return client.target(apiEndpoint)
                    .path("standin/token")
                    .request()
                    .get(Origin.class)
                    .toString();
        } finally {
            client.close();
        }
    }

    private String clientSearch() {
        Client client = ClientBuilder.newClient().register(IsogeoBearer.class);
        try {
            return client.target(apiEndpoint)
                    .path("resources/search")
                    .queryParam("q", "plan")
                    .request()
                    .get(SearchResult.class)
                    .toString();
        } finally {
            client.close();
        }
    }

    private String clientLater() throws Exception {
        Client client =
                ClientBuilder.newBuilder().executorService(executor).build().register(IsogeoBearer.class);
        try {
            return await(client.target(apiEndpoint)
                            .path("standin/token")
                            .request()
                            .rx()
                            .get(Origin.class)
                            .toCompletableFuture())
                    .toString();
        } finally {
            client.close();
        }
    }

    /** The JDK's HTTP client, with the injected token. */
    private String plain() throws Exception {
        URI address = apiEndpoint.resolve("/standin/token");
        if (!token.isAllowedFor(address) || token.isAllowedFor(here)) {
            return "the token is for another address";
        }
        return JSON.fromJson(send(address, token.value()).body(), Origin.class).toString();
    }

    private String plainSearch() throws Exception {
        URI address = apiEndpoint.resolve("/resources/search?q=plan");
        String accessToken = token.value();
        HttpResponse<String> response = send(address, accessToken);
        return response.statusCode() == 401
                ? send(address, token.replacementFor(accessToken)).body()
                : response.body();
    }

    private static HttpResponse<String> send(URI address, String accessToken) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer " + accessToken)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** A thread without a login. */
    private String thread() throws Exception {
        FutureTask<String> task = new FutureTask<>(() -> token.value());
        Thread thread = new Thread(task);
        thread.start();
        return await(task);
    }

    /** A task that outlives its request and calls the API again when {@code collect} is called. */
    private synchronized String leave() {
        String before = api.origin().toString();
        CountDownLatch begun = new CountDownLatch(1);
        left.add(executor.submit(() -> {
            begun.countDown();
            try {
                signedOut.get(20, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                return "never collected";
            }
            return call("filter");
        }));
        return before;
    }

    private synchronized String collect() throws Exception {
        signedOut.complete(null);
        StringBuilder answers = new StringBuilder();
        for (Future<String> each : left) {
            answers.append(await(each)).append('\n');
        }
        left.clear();
        return answers.toString();
    }
}
