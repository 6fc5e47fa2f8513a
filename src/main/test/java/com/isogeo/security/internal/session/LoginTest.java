package com.isogeo.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoWorkgroup;
import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpSession;

class LoginTest {

    private static final Login LOGIN = new Login(
            Login.FORMAT,
            "fingerprint",
            new IsogeoPrincipal(
                    "89ee0eb3a15046a28886033b27f1d882",
                    "Alice Exemple",
                    "alice@example.org",
                    List.of(new IsogeoWorkgroup("60a8", "Commune exemple", "admin"))),
            Set.of("admin"),
            new Tokens("access", "refresh", Instant.parse("2026-06-01T12:00:00Z"), null),
            "subject-key",
            false,
            false,
            "node",
            Instant.parse("2026-06-01T11:00:00Z"),
            Instant.parse("2026-06-01T09:00:00Z"));

    @Test
    @DisplayName("S35 S46 A login survives replication")
    void loginSurvivesReplication() throws IOException, ClassNotFoundException {
        assertSameLogin(read(written(LOGIN)));
    }

    /** The whole of what WildFly's own check asks for: an annotation that is there at run time, by its simple name. */
    @Test
    @DisplayName("To read a login is no change of the session")
    void loginIsImmutable() {
        assertTrue(Arrays.stream(Login.class.getAnnotations())
                .anyMatch(each -> each.annotationType().getSimpleName().equals("Immutable")));
    }

    @Test
    @DisplayName("S46 A login of this format is read, whichever release wrote it")
    void storedSampleIsRead() throws IOException, ClassNotFoundException {
        Login read = sample("login-format-2.txt");
        assertSameLogin(read);
        assertEquals("node", read.refreshingNode());
        assertEquals(LOGIN.groupsReadAt(), read.groupsReadAt());
    }

    @Test
    @DisplayName("S46 S55 A login of a release that knew no age is one where no age is set, and too old where one is")
    void sampleWithoutAnAgeIsOld() throws IOException, ClassNotFoundException {
        Login aged = sample("login-format-2-age.txt");
        assertSameLogin(aged);
        assertEquals(LOGIN.signedInAt(), aged.signedInAt());
        Login ageless = sample("login-format-2.txt");
        assertEquals(null, ageless.signedInAt());

        assertTrue(policy(TestSettings.settings()).isUsable(ageless));
        assertFalse(policy(TestSettings.withMaxSessionAge(Duration.ofDays(365))).isUsable(ageless));
        assertTrue(policy(TestSettings.withMaxSessionAge(Duration.ofDays(365))).isUsable(aged));
    }

    private static RefreshPolicy policy(IsogeoSettings settings) {
        return new TestSessions(settings, new SecureRandom(), new TestClock()).policy;
    }

    @ParameterizedTest
    @DisplayName("S46 A session with a login of an older format is read, and its login is as if absent")
    @ValueSource(strings = {"login-format-1.txt", "login-format-1-writer.txt", "login-format-1-roles.txt"})
    void olderSampleIsNoLogin(String name) throws IOException, ClassNotFoundException {
        Login read = sample(name);
        assertEquals(1, read.format());
        assertEquals("fingerprint", read.fingerprint());

        MockHttpSession session = new MockHttpSession();
        session.setAttribute(LoginStore.ATTRIBUTE, read);
        TestSessions sessions = new TestSessions(TestSettings.settings(), new SecureRandom(), new TestClock());
        assertTrue(sessions.logins.findStored(session).isEmpty());
    }

    @Test
    @DisplayName("Replicated logins share what they have in common")
    void replicatedLoginsShareStrings() throws IOException, ClassNotFoundException {
        Login one = read(written(LOGIN));
        Login other = read(written(LOGIN));

        assertSame(one.fingerprint(), other.fingerprint());
        assertSame(one.refreshingNode(), other.refreshingNode());
    }

    @Test
    @DisplayName("S29 Its text shows no token and no key")
    void textShowsNoSecret() {
        assertFalse(LOGIN.toString().matches(".*(access|refresh|subject-key).*"), LOGIN.toString());
    }

    private static void assertSameLogin(Login read) {
        IsogeoPrincipal user = (IsogeoPrincipal) read.caller();
        assertEquals(LOGIN.format(), read.format());
        assertEquals(LOGIN.fingerprint(), read.fingerprint());
        assertEquals(LOGIN.groups(), read.groups());
        assertEquals(LOGIN.tokens(), read.tokens());
        assertEquals(LOGIN.subjectKey(), read.subjectKey());
        assertEquals("89ee0eb3a15046a28886033b27f1d882", user.getName());
        assertEquals("Alice Exemple", user.displayName().orElse(""));
        assertEquals(List.of(new IsogeoWorkgroup("60a8", "Commune exemple", "admin")), user.workgroups());
    }

    private static Login sample(String name) throws IOException, ClassNotFoundException {
        try (InputStream sample = LoginTest.class.getResourceAsStream(name)) {
            String text = new String(sample.readAllBytes(), StandardCharsets.US_ASCII);
            return read(Base64.getMimeDecoder().decode(text));
        }
    }

    static byte[] written(Login login) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(login);
        }
        return bytes.toByteArray();
    }

    private static Login read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Login) in.readObject();
        }
    }
}
