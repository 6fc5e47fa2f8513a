package com.isogeo.security.internal.config;

import static com.isogeo.security.internal.config.TestConfig.problemsOf;
import static com.isogeo.security.internal.config.TestConfig.requireValid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RestClientSettingsReaderTest {

    private static final URI ENDPOINT = URI.create("https://id.example.org/oauth/token");

    @TempDir
    private Path directory;

    /** A class of the application. */
    public static final class Verifier implements HostnameVerifier {

        @Override
        public boolean verify(String host, SSLSession session) {
            return false;
        }
    }

    @ParameterizedTest
    @DisplayName("S22 S40 A key that would send secrets elsewhere is told, by whichever of its names it is set")
    @CsvSource(textBlock = """
            isogeo-token/mp-rest/url, https://evil.example/token, 'isogeo-token/mp-rest/url names another address than isogeo.token-endpoint: remove it, and set that key.'
            isogeo-token/mp-rest/uri, http://id.example.org/oauth/token, 'isogeo-token/mp-rest/uri names another address than isogeo.token-endpoint: remove it, and set that key.'
            a.TokenEndpoint/mp-rest/url, https://evil.example/token, 'a.TokenEndpoint/mp-rest/url names another address than isogeo.token-endpoint: remove it, and set that key.'
            a.TokenEndpoint/mp-rest/uri, https://evil.example/token, 'a.TokenEndpoint/mp-rest/uri names another address than isogeo.token-endpoint: remove it, and set that key.'
            isogeo-token/mp-rest/followRedirects, true, isogeo-token/mp-rest/followRedirects must be false: a redirect would take secrets along to wherever it points.
            a.TokenEndpoint/mp-rest/followRedirects, true, a.TokenEndpoint/mp-rest/followRedirects must be false: a redirect would take secrets along to wherever it points.
            isogeo-token/mp-rest/readTimeout, 0, isogeo-token/mp-rest/readTimeout must be a whole number of milliseconds from 1 to 300000.
            isogeo-token/mp-rest/connectTimeout, soon, isogeo-token/mp-rest/connectTimeout must be a whole number of milliseconds from 1 to 300000.
            isogeo-token/mp-rest/trustStore, classpath:/not-there.p12, 'isogeo-token/mp-rest/trustStore names classpath:/not-there.p12, which cannot be read as a key store of type JKS.'
            isogeo-token/mp-rest/keyStore, not-there.p12, 'isogeo-token/mp-rest/keyStore names not-there.p12, which cannot be read as a key store of type JKS.'
            isogeo-token/mp-rest/hostnameVerifier, java.lang.String, 'isogeo-token/mp-rest/hostnameVerifier names java.lang.String, which is no HostnameVerifier with a public constructor without arguments.'
            isogeo-token/mp-rest/proxyAddress, :3128, 'isogeo-token/mp-rest/proxyAddress must be a host and a port, such as proxy.example.org:3128.'
            isogeo-token/mp-rest/proxyAddress, proxy.example.org:0, 'isogeo-token/mp-rest/proxyAddress must be a host and a port, such as proxy.example.org:3128.'
            isogeo-token/mp-rest/proxyAddress, proxy.example.org:65536, 'isogeo-token/mp-rest/proxyAddress must be a host and a port, such as proxy.example.org:3128.'
            isogeo-token/mp-rest/proxyAddress, proxy.example.org, 'isogeo-token/mp-rest/proxyAddress must be a host and a port, such as proxy.example.org:3128.'
            isogeo-token/mp-rest/readTimeout, ${isogeo-token/mp-rest/readTimeout}, 'isogeo-token/mp-rest/readTimeout has an expression that cannot be expanded, such as one that leads back to its own key.'
            isogeo-token/mp-rest/url, ${isogeo-token/mp-rest/url}, 'isogeo-token/mp-rest/url has an expression that cannot be expanded, such as one that leads back to its own key.'
            isogeo-token/mp-rest/providers, ${isogeo-token/mp-rest/providers}, 'isogeo-token/mp-rest/providers has an expression that cannot be expanded, such as one that leads back to its own key.'
            isogeo-token/mp-rest/providers, not.There, 'isogeo-token/mp-rest/providers names not.There, which is no class of this application.'
            """)
    void eachProblemHasItsSentence(String key, String value, String sentence) {
        assertEquals(List.of(sentence), problemsOf(result(Map.of(key, value))));
    }

    @Test
    @DisplayName("S40 A key that another one needs, and that refers to itself, is named beside it")
    void neededKeyIsNamed() {
        assertEquals(
                List.of("isogeo-token/mp-rest/keyStore needs isogeo-token/mp-rest/keyStoreType, which has an"
                        + " expression that cannot be expanded, such as one that leads back to its own key."),
                problemsOf(result(Map.of(
                        "isogeo-token/mp-rest/keyStore", "not-there.p12",
                        "isogeo-token/mp-rest/keyStoreType", "${isogeo-token/mp-rest/keyStoreType}"))));
        assertEquals(
                List.of("isogeo-token/mp-rest/providers needs"
                        + " isogeo-token/mp-rest/providers/java.lang.String/priority, which has an expression that"
                        + " cannot be expanded, such as one that leads back to its own key."),
                problemsOf(result(Map.of(
                        "isogeo-token/mp-rest/providers", "java.lang.String",
                        "isogeo-token/mp-rest/providers/java.lang.String/priority",
                                "${isogeo-token/mp-rest/providers/java.lang.String/priority}"))));
    }

    @Test
    @DisplayName("S40 A provider's priority is a whole number")
    void priorityIsANumber() {
        assertEquals(
                List.of("isogeo-token/mp-rest/providers/java.lang.String/priority must be a whole number."),
                problemsOf(result(Map.of(
                        "isogeo-token/mp-rest/providers", "java.lang.String",
                        "isogeo-token/mp-rest/providers/java.lang.String/priority", "high"))));
    }

    @ParameterizedTest
    @CsvSource({"1", "65535"})
    void proxyHasAnyPort(int port) {
        assertEquals(
                Optional.of(InetSocketAddress.createUnresolved("p", port)),
                read(Map.of("isogeo-token/mp-rest/proxyAddress", "p:" + port)).proxy());
    }

    @Test
    void defaultsAreTheModules() {
        RestClientSettings keys = read(Map.of());

        assertEquals(Duration.ofSeconds(5), keys.connectTimeout());
        assertEquals(Duration.ofSeconds(15), keys.readTimeout());
        assertEquals(Optional.empty(), keys.trustStore());
        assertEquals(Optional.empty(), keys.keyStore());
        assertEquals(Optional.empty(), keys.hostnameVerifier());
        assertEquals(Optional.empty(), keys.proxy());
        assertEquals(Map.of(), keys.providers());
    }

    @Test
    @DisplayName("The keys that are given are honoured, and the interface's name comes first")
    void givenKeysAreHonoured() throws Exception {
        Path store = directory.resolve("trust.p12");
        KeyStore empty = KeyStore.getInstance("PKCS12");
        empty.load(null, null);
        try (OutputStream file = Files.newOutputStream(store)) {
            empty.store(file, "changeit".toCharArray());
        }
        Map<String, String> values = new HashMap<>(Map.of(
                "isogeo-token/mp-rest/url", ENDPOINT.toString(),
                "isogeo-token/mp-rest/trustStore", store.toUri().toString(),
                "isogeo-token/mp-rest/trustStoreType", "PKCS12",
                "isogeo-token/mp-rest/trustStorePassword", "changeit",
                "isogeo-token/mp-rest/keyStore", "file:" + store,
                "isogeo-token/mp-rest/keyStoreType", "PKCS12",
                "isogeo-token/mp-rest/keyStorePassword", "changeit",
                "isogeo-token/mp-rest/hostnameVerifier", Verifier.class.getName(),
                "isogeo-token/mp-rest/proxyAddress", "proxy.example.org:3128",
                "isogeo-token/mp-rest/readTimeout", "1"));
        values.put("a.TokenEndpoint/mp-rest/readTimeout", "2");
        values.put("isogeo-token/mp-rest/providers", Verifier.class.getName() + ", java.lang.String");
        values.put("isogeo-token/mp-rest/providers/java.lang.String/priority", "7");

        RestClientSettings keys = read(values);

        assertTrue(keys.trustStore().isPresent());
        assertTrue(keys.keyStore().isPresent());
        assertEquals("changeit", keys.keyStorePassword());
        assertTrue(keys.hostnameVerifier().orElseThrow() instanceof Verifier);
        assertEquals(
                InetSocketAddress.createUnresolved("proxy.example.org", 3128),
                keys.proxy().orElseThrow());
        assertEquals(Duration.ofMillis(2), keys.readTimeout());
        assertEquals(Map.of(Verifier.class, Optional.empty(), String.class, Optional.of(7)), keys.providers());
    }

    private static RestClientSettings read(Map<String, String> values) {
        return requireValid(result(values));
    }

    private static ReadResult<RestClientSettings> result(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("isogeo.token-endpoint", ENDPOINT.toString());
        return RestClientSettingsReader.read(
                new RestClientConfig(TestConfig.of(all), "isogeo-token", "a.TokenEndpoint"),
                RestClientSettingsReaderTest.class.getClassLoader(),
                Settings.TOKEN_ENDPOINT,
                ENDPOINT);
    }
}
