package com.isogeo.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.testkit.engine.EngineTestKit;

class IsogeoStandInTest {

    private static final String KIT = "standin.testkit";
    private static final Set<URI> SEEN = new CopyOnWriteArraySet<>();

    private static void run(Class<?> testClass, int tests) {
        System.setProperty(KIT, "true");
        try {
            SEEN.clear();
            EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(testClass))
                    .execute()
                    .testEvents()
                    .assertStatistics(statistics -> statistics.started(tests).succeeded(tests));
        } finally {
            System.clearProperty(KIT);
        }
    }

    private static void assertClosed(URI address) {
        UncheckedIOException closed = assertThrows(
                UncheckedIOException.class, () -> IsogeoBrowser.at(address).get("/"));
        assertTrue(closed.getMessage().contains("was not answered"));
    }

    @Test
    void staticFieldLivesAsLongAsItsClassWithTheNestedOnes() {
        run(OfAClass.class, 4);

        assertEquals(1, SEEN.size(), "the address that the static initializer asked for is that of all tests");
        SEEN.forEach(IsogeoStandInTest::assertClosed);
    }

    @Test
    void instanceFieldLivesAsLongAsItsTest() {
        run(OfATest.class, 2);

        assertEquals(2, SEEN.size());
        SEEN.forEach(IsogeoStandInTest::assertClosed);
    }

    @Test
    void startsAnewForAnotherClassWithTheSameField() {
        run(OfAClass.class, 4);
        URI first = SEEN.iterator().next();
        run(OfASubclass.class, 4);

        assertNotEquals(first, SEEN.iterator().next());
        SEEN.forEach(IsogeoStandInTest::assertClosed);
    }

    @EnabledIfSystemProperty(named = KIT, matches = "true")
    static class OfAClass {

        @RegisterExtension
        static final IsogeoStandIn ISOGEO = IsogeoStandIn.create();

        static final URI EARLY = ISOGEO.address();

        @Test
        void leavesSomething() {
            checkAndLeave();
        }

        @Test
        void leavesSomethingToo() {
            checkAndLeave();
        }

        private static void checkAndLeave() {
            SEEN.add(ISOGEO.address());
            assertEquals(List.of(), ISOGEO.received(), "what the other test left is forgotten");
            TestClient client = new TestClient(ISOGEO.server());
            assertTrue(client.tokens("alice", "ok").has("expires_in"));
            assertEquals(2, ISOGEO.received("alice").size());
            ISOGEO.arrange("alice", Scenario.NO_EXPIRY);
        }

        @Nested
        class Inside {
            @Test
            void usesTheSame() {
                checkAndLeave();
            }
        }

        @Nested
        class InsideToo {
            @Test
            void usesTheSame() {
                checkAndLeave();
            }
        }
    }

    @EnabledIfSystemProperty(named = KIT, matches = "true")
    static class OfASubclass extends OfAClass {}

    @EnabledIfSystemProperty(named = KIT, matches = "true")
    static class OfATest {

        @RegisterExtension
        final IsogeoStandIn isogeo =
                IsogeoStandIn.with(StandInOptions.defaults().withUsers(List.of()));

        @Test
        void one() {
            SEEN.add(isogeo.address());
            isogeo.setUser(StandInUser.named("bob"));
            assertTrue(new TestClient(isogeo.server()).tokens("bob", "ok").has("access_token"));
        }

        @Test
        void two() {
            SEEN.add(isogeo.address());
        }
    }

    @Test
    void takenPortIsToldWithItsNumber() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            IsogeoStandIn isogeo = IsogeoStandIn.with(StandInOptions.defaults().withPort(taken.getLocalPort()));

            UncheckedIOException refusal = assertThrows(UncheckedIOException.class, isogeo::address);
            assertTrue(refusal.getMessage().contains("" + taken.getLocalPort()), refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                " with blanks ",
                "é€😀",
                "a=b:c#d!e",
                "back\\slash",
                "${user.name}",
                "\\${user.name}",
                "$",
                "$$",
                "$$$",
                "a$b",
                "a$${b}",
                "\\$",
                "$\\",
                "\\\\$",
                "${",
                "{$}",
                "tab\tnew\nline",
                "a,b",
                "\\,",
                "%{x}",
                "$$\\${x}$"
            })
    void propertiesAreReadBackByMicroProfileConfig(String value) throws IOException {
        IsogeoStandIn isogeo = IsogeoStandIn.create();
        try (StandInServer server = isogeo.server()) {
            Map<String, String> expected = new HashMap<>(server.configuration());
            expected.put("isogeo.redirect-uri", value);

            Properties properties = new Properties();
            properties.load(new StringReader(isogeo.asProperties(Map.of("isogeo.redirect-uri", value))));
            Map<String, String> entries = new HashMap<>();
            properties.stringPropertyNames().forEach(name -> entries.put(name, properties.getProperty(name)));
            SmallRyeConfig config = new SmallRyeConfigBuilder()
                    .addDefaultInterceptors()
                    .withSources(new PropertiesConfigSource(entries, "test", 100))
                    .build();

            Map<String, String> actual = new HashMap<>();
            expected.keySet().forEach(name -> actual.put(name, config.getValue(name, String.class)));
            assertEquals(expected, actual);
            // Above the application's own file, the environment and system properties.
            assertEquals("500", properties.getProperty("config_ordinal"));
        }
    }
}
