package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoTokenException.Reason;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsogeoBearerTest {

    private final MultivaluedMap<String, Object> headers = new MultivaluedHashMap<>();
    private final Map<String, Object> properties = new HashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    @Test
    @DisplayName("S28 The token stands in the header, in the place of what the application put there")
    void tokenReplacesTheHeader() {
        headers.putSingle("Authorization", "Bearer of-the-browser");

        new IsogeoBearer(this::token).filter(request("GET", "https://api.example.org/account", false));

        assertEquals(List.of("Bearer a0"), headers.get("Authorization"));
    }

    @Test
    @DisplayName("S28 A request to another origin is refused with one sentence, without the token and without the path")
    void otherOriginIsRefused() {
        IsogeoBearer bearer = new IsogeoBearer(this::token);

        ProcessingException refused = assertThrows(
                ProcessingException.class,
                () -> bearer.filter(request("GET", "https://evil.example:8443/secret?key=secret", false)));

        assertTrue(refused.getMessage().contains("https://evil.example:8443 is not there"), refused.getMessage());
        assertFalse(refused.getMessage().contains("a0"), refused.getMessage());
        assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
        assertTrue(headers.isEmpty());
    }

    @Test
    @DisplayName("S28 Without a token nothing is sent, and the cause says why")
    void nobodyIsSignedIn() {
        IsogeoBearer bearer = new IsogeoBearer(() -> new Token(Reason.NOT_LOGGED_IN));

        ProcessingException nobody = assertThrows(
                ProcessingException.class,
                () -> bearer.filter(request("GET", "https://api.example.org/account", false)));

        assertEquals(
                Reason.NOT_LOGGED_IN,
                assertInstanceOf(IsogeoTokenException.class, nobody.getCause()).reason());
    }

    @ParameterizedTest
    @DisplayName("S28 Only a 401 to a request that is safe to repeat is a reason to ask for another token")
    @CsvSource({
        "GET, false, 401, 1",
        "HEAD, false, 401, 1",
        "OPTIONS, false, 401, 1",
        "GET, true, 401, 0",
        "POST, false, 401, 0",
        "PUT, true, 401, 0",
        "DELETE, false, 401, 0",
        "GET, false, 403, 0",
        "GET, false, 200, 0"
    })
    void onlySafeRequestsAreRepeated(String method, boolean hasEntity, int status, int expected) throws IOException {
        IsogeoBearer bearer = new IsogeoBearer(this::token);
        ClientRequestContext request = request(method, "https://api.example.org/account", hasEntity);
        bearer.filter(request);

        bearer.filter(request, answer(status));

        assertEquals(expected, asked.get());
    }

    private IsogeoToken token() {
        return new Token(null);
    }

    private ClientRequestContext request(String method, String uri, boolean hasEntity) {
        return (ClientRequestContext) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ClientRequestContext.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getUri" -> URI.create(uri);
                    case "getMethod" -> method;
                    case "hasEntity" -> hasEntity;
                    case "getHeaders" -> headers;
                    case "getProperty" -> properties.get((String) arguments[0]);
                    case "setProperty" -> properties.put((String) arguments[0], arguments[1]);
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    private static ClientResponseContext answer(int status) {
        return (ClientResponseContext) Proxy.newProxyInstance(
                IsogeoBearerTest.class.getClassLoader(),
                new Class<?>[] {ClientResponseContext.class},
                (proxy, called, arguments) -> {
                    if (called.getName().equals("getStatus")) {
                        return status;
                    }
                    throw new UnsupportedOperationException(called.getName());
                });
    }

    /** For one origin; there is never a better token. */
    private final class Token implements IsogeoToken {

        private final Reason missing;

        private Token(Reason missing) {
            this.missing = missing;
        }

        @Override
        public String value() {
            if (missing != null) {
                throw new IsogeoTokenException(missing, "Nobody is signed in.");
            }
            return "a0";
        }

        @Override
        public Optional<Instant> expiresAt() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> issuedAt() {
            return Optional.empty();
        }

        @Override
        public boolean isAllowedFor(URI address) {
            return "api.example.org".equals(address.getHost());
        }

        @Override
        public String replacementFor(String refused) {
            asked.incrementAndGet();
            throw new IsogeoTokenException(Reason.UNREACHABLE, "There is none.");
        }
    }
}
