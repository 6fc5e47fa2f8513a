package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.session.Login;
import com.isogeo.security.testing.TestSettings;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.Set;
import javax.security.auth.Subject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LibertySubjectCacheTest {

    private final TestNode node = new TestNode(TestSettings.settings());

    @Test
    @DisplayName("S54 The key is of this login and of this deployment, and neither part alone")
    void keyIsOfLoginAndDeployment() {
        LibertySubjectCache deployment = new LibertySubjectCache(new SecureRandom());
        Login login = signedIn();
        String key = key(deployment, login);

        assertEquals(key, key(deployment, login));
        assertNotEquals(key, key(new LibertySubjectCache(new SecureRandom()), login));
        assertNotEquals(key, key(deployment, signedIn()));
        assertTrue(key.contains(login.subjectKey()));
        // 192 and 128 random bits.
        assertTrue(key.length() >= "isogeo-security:".length() + 32 + 22, key);
    }

    @Test
    @DisplayName("Open Liberty is told to sign no LTPA token, by two entries that must both be true")
    void noLtpaTokenIsSigned() {
        Hashtable<?, ?> table = table(new LibertySubjectCache(new SecureRandom()), signedIn());

        assertEquals(true, table.get("com.ibm.ws.authentication.internal.sso.disable.ltpa.cookie"));
        assertEquals(true, table.get("com.ibm.ws.authentication.internal.sso.disable.ltpa.cache"));
    }

    @Test
    void serverWithoutSuchACacheIsLeftAlone() {
        LibertySubjectCache deployment = new LibertySubjectCache(new SecureRandom());
        deployment.setCacheKey(null, signedIn());
        Subject subject = new Subject();
        deployment.setCacheKey(subject, signedIn());

        assertEquals(Set.of(), subject.getPrivateCredentials());
    }

    private Login signedIn() {
        node.loseSession();
        node.signIn("/plan");
        return node.sessions.logins.find(node.session()).orElseThrow();
    }

    private static String key(LibertySubjectCache deployment, Login login) {
        return (String) table(deployment, login).get("com.ibm.wsspi.security.cred.cacheKey");
    }

    // Open Liberty's own is one.
    @SuppressWarnings("JdkObsolete")
    private static Hashtable<?, ?> table(LibertySubjectCache deployment, Login login) {
        Subject subject = new Subject();
        subject.getPrivateCredentials().add(new Hashtable<String, Object>());
        deployment.setCacheKey(subject, login);
        return subject.getPrivateCredentials(Hashtable.class).iterator().next();
    }
}
