package com.isogeo.security.internal.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoWorkgroup;
import com.isogeo.security.internal.oauth2.ClientCredentials;
import com.isogeo.security.internal.oauth2.ClientSecretSeal;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpSession;

/** A login and its sealed form. */
class LoginTest {

    private static final Login LOGIN = login(new IsogeoPrincipal(
            "89ee0eb3a15046a28886033b27f1d882",
            "Alice Exemple",
            "alice@example.org",
            List.of(new IsogeoWorkgroup("60a8", "Commune exemple", "admin"))));

    private final LoginSeal seal = seal("client", "secret");

    @Test
    @DisplayName("S35 S46 A login survives replication")
    void loginSurvivesReplication() {
        assertSameLogin(replicated(LOGIN, seal).open(seal("client", "secret")).orElseThrow());
    }

    @Test
    @DisplayName("S27 What the server serializes shows no token, no key and no name")
    void nothingIsInTheClear() {
        String written = new String(written(new SealedLogin(LOGIN, seal)), UTF_8);

        for (String hidden : List.of("access", "refresh", "subject-key", "Alice", "60a8", "IsogeoPrincipal")) {
            assertFalse(written.contains(hidden), hidden);
        }
        assertTrue(written.contains("SealedLogin"));
    }

    @Test
    @DisplayName("S52 A login that is written twice is other bytes each time")
    void eachWritingHasItsNonce() {
        SealedLogin login = new SealedLogin(LOGIN, seal);

        assertFalse(Arrays.equals(written(login), written(login)));
    }

    @ParameterizedTest
    @DisplayName("S46 A login that another secret sealed, or that was changed on its way, is as if absent")
    @CsvSource({"other, false", "secret, true"})
    void foreignLoginIsAbsent(String secret, boolean isChanged) throws IOException {
        byte[] sealed = seal.seal(LOGIN);
        sealed[sealed.length / 2] ^= isChanged ? (byte) 1 : 0;

        assertTrue(seal("client", secret).open(sealed).isEmpty());
        assertTrue(seal.open(new byte[3]).isEmpty());
    }

    @Test
    @DisplayName("S46 A node that cannot open a login hands it on as it came")
    void closedLoginIsHandedOn() {
        SealedLogin foreign = replicated(LOGIN, seal);
        assertTrue(foreign.open(seal("client", "other")).isEmpty());

        assertSameLogin(read(written(foreign)).open(seal).orElseThrow());
    }

    @Test
    @DisplayName("A login is opened once, and not again for each request")
    void loginIsOpenedOnce() {
        SealedLogin read = replicated(LOGIN, seal);
        Login first = read.open(seal).orElseThrow();

        assertSame(first, read.open(seal).orElseThrow());
        assertSameLogin(read(written(read)).open(seal).orElseThrow());
    }

    @Test
    @DisplayName("A principal of the application's own is found by the application's class loader")
    void principalOfAnApplication() throws ReflectiveOperationException, IOException {
        ClassLoader test = Thread.currentThread().getContextClassLoader();
        ClassLoader application = new ApplicationLoader(test);
        Class<?> type = application.loadClass(OwnPrincipal.class.getName());
        byte[] sealed = seal.seal(login((CallerPrincipal) type.getConstructor().newInstance()));
        try {
            Thread.currentThread().setContextClassLoader(application);
            assertSame(type, seal.open(sealed).orElseThrow().caller().getClass());
            Thread.currentThread().setContextClassLoader(ClassLoader.getPlatformClassLoader());
            assertSame(
                    OwnPrincipal.class, seal.open(sealed).orElseThrow().caller().getClass());
        } finally {
            Thread.currentThread().setContextClassLoader(test);
        }
    }

    @Test
    @DisplayName("A principal that cannot be serialized is what the server expects of any such value")
    void principalIsNotSerializable() {
        SealedLogin login = new SealedLogin(login(new UnwritablePrincipal()), seal);

        assertThrows(NotSerializableException.class, () -> new ObjectOutputStream(OutputStream.nullOutputStream())
                .writeObject(login));
    }

    /** The whole of what WildFly's own check asks for: an annotation that is there at run time, by its simple name. */
    @Test
    @DisplayName("To read a login is no change of the session")
    void loginIsImmutable() {
        assertTrue(Arrays.stream(SealedLogin.class.getAnnotations())
                .anyMatch(each -> each.annotationType().getSimpleName().equals("Immutable")));
    }

    @Test
    @DisplayName("S46 A login of this format is read, whichever release wrote it")
    void storedSampleIsRead() throws IOException {
        assertSameLogin(((SealedLogin) sample("login-format-3.txt")).open(seal).orElseThrow());
    }

    @ParameterizedTest
    @DisplayName("S46 A session with a login of an older format is read, and its login is as if absent")
    @ValueSource(
            strings = {
                "login-format-1.txt",
                "login-format-1-writer.txt",
                "login-format-1-roles.txt",
                "login-format-2.txt",
                "login-format-2-age.txt"
            })
    void olderSampleIsNoLogin(String name) {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(LoginStore.ATTRIBUTE, assertDoesNotThrow(() -> sample(name)));
        TestSessions sessions = new TestSessions(TestSettings.settings(), new SecureRandom(), new TestClock());
        assertTrue(sessions.logins.findStored(session).isEmpty());
    }

    @Test
    @DisplayName("Replicated logins share what they have in common")
    void replicatedLoginsShareStrings() {
        Login one = replicated(LOGIN, seal).open(seal).orElseThrow();
        Login other = replicated(LOGIN, seal).open(seal).orElseThrow();

        assertSame(one.fingerprint(), other.fingerprint());
        assertSame(one.refreshingNode(), other.refreshingNode());
    }

    @Test
    @DisplayName("S29 Its text shows no token and no key")
    void textShowsNoSecret() {
        assertFalse(LOGIN.toString().matches(".*(access|refresh|subject-key).*"), LOGIN.toString());
    }

    @Test
    @DisplayName("S29 Its text has the caller and the groups")
    void textHasTheCaller() {
        assertEquals("Login[caller=89ee0eb3a15046a28886033b27f1d882, groups=[admin]]", LOGIN.toString());
    }

    @ParameterizedTest
    @DisplayName("S55 A login is of an age from that moment on, and where its sign-in is more than a minute ahead")
    @CsvSource({"0, false", "3599999, false", "3600000, true", "-1, false", "-60000, false", "-60001, true"})
    void ageIsReached(long milliseconds, boolean isReached) {
        long signIn = LOGIN.signedInAt().toEpochMilli();

        assertEquals(isReached, LOGIN.isSignInAtLeast(3_600_000, signIn + milliseconds));
    }

    @ParameterizedTest
    @DisplayName(
            "S30 Of two logins with other tokens the one that was issued later, or whose time is unknown, is later")
    @CsvSource(
            nullValues = "-",
            value = {
                "a1, 2026-06-01T12:00:01Z, 2026-06-01T12:00:00Z, true",
                "a1, 2026-06-01T12:00:00Z, 2026-06-01T12:00:00Z, true",
                "a1, 2026-06-01T11:59:59Z, 2026-06-01T12:00:00Z, false",
                "a1, -, 2026-06-01T12:00:00Z, true",
                "a1, 2026-06-01T12:00:00Z, -, true",
                "a0, 2026-06-01T12:00:01Z, 2026-06-01T12:00:00Z, false",
                "a0, -, -, false"
            })
    void laterLogin(String accessToken, Instant issuedAt, Instant otherIssuedAt, boolean isLater) {
        Login login = LOGIN.refreshedBy(new Tokens(accessToken, "r", null, issuedAt), "node");
        Login other = LOGIN.refreshedBy(new Tokens("a0", "r", null, otherIssuedAt), "node");

        assertEquals(isLater, login.isLaterThan(other));
    }

    private static void assertSameLogin(Login read) {
        IsogeoPrincipal user = (IsogeoPrincipal) read.caller();
        assertEquals(LOGIN.fingerprint(), read.fingerprint());
        assertEquals(LOGIN.groups(), read.groups());
        assertEquals(LOGIN.tokens(), read.tokens());
        assertEquals(LOGIN.subjectKey(), read.subjectKey());
        assertEquals(LOGIN.refreshingNode(), read.refreshingNode());
        assertEquals(LOGIN.groupsReadAt(), read.groupsReadAt());
        assertEquals(LOGIN.signedInAt(), read.signedInAt());
        assertEquals("89ee0eb3a15046a28886033b27f1d882", user.getName());
        assertEquals("Alice Exemple", user.displayName().orElse(""));
        assertEquals(List.of(new IsogeoWorkgroup("60a8", "Commune exemple", "admin")), user.workgroups());
    }

    private static Login login(CallerPrincipal caller) {
        return new Login(
                "fingerprint",
                caller,
                Set.of("admin"),
                new Tokens("access", "refresh", Instant.parse("2026-06-01T12:00:00Z"), null),
                "subject-key",
                false,
                false,
                "node",
                Instant.parse("2026-06-01T11:00:00Z"),
                Instant.parse("2026-06-01T09:00:00Z"));
    }

    private static LoginSeal seal(String id, String secret) {
        return new LoginSeal(new ClientSecretSeal(new ClientCredentials(id, secret), "test", new SecureRandom()));
    }

    private static Object sample(String name) throws IOException {
        try (InputStream sample = LoginTest.class.getResourceAsStream(name)) {
            return readObject(Base64.getMimeDecoder().decode(new String(sample.readAllBytes(), US_ASCII)));
        }
    }

    private static SealedLogin replicated(Login login, LoginSeal seal) {
        return read(written(new SealedLogin(login, seal)));
    }

    private static byte[] written(SealedLogin login) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(login);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static SealedLogin read(byte[] bytes) {
        return (SealedLogin) readObject(bytes);
    }

    private static Object readObject(byte[] bytes) {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    public static final class OwnPrincipal extends CallerPrincipal {

        private static final long serialVersionUID = 1;

        public OwnPrincipal() {
            super("alice");
        }
    }

    /** Has a class of the same name that is its own. */
    private static final class ApplicationLoader extends ClassLoader {

        private ApplicationLoader(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(OwnPrincipal.class.getName())) {
                return super.loadClass(name, resolve);
            }
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static final class UnwritablePrincipal extends CallerPrincipal {

        private static final long serialVersionUID = 1;

        @SuppressWarnings({"serial", "unused"})
        private final Object connection = new Object();

        private UnwritablePrincipal() {
            super("alice");
        }
    }
}
