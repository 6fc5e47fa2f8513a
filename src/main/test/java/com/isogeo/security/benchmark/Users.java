package com.isogeo.security.benchmark;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoWorkgroup;
import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.TestSessions;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Users with two workgroups, whose tokens are as long as Isogeo's. Each has strings of their own, as from JSON. */
final class Users {

    static final int ACCESS_TOKEN = 350;
    static final int REFRESH_TOKEN = 130;

    private final Clock clock = TestClock.ofTheSystem();
    private final TestSessions sessions = new TestSessions(TestSettings.settings(), new SecureRandom(), clock);

    /** Signs a user in whom this number tells from the others. */
    HttpSession signIn(int number) {
        StubSession session = new StubSession();
        String name = String.format("%08d", number);
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        IsogeoPrincipal user = new IsogeoPrincipal(
                name.repeat(4),
                "Alice Exemple " + name,
                "alice." + name + "@example.org",
                List.of(workgroup(name, "admin"), workgroup(name, "reader")));
        sessions.open(
                StubRequest.ofPage(session),
                user,
                user.workgroups().stream().map(IsogeoWorkgroup::role).collect(Collectors.toUnmodifiableSet()),
                new Tokens(
                        name + "a".repeat(ACCESS_TOKEN - name.length()),
                        name + "r".repeat(REFRESH_TOKEN - name.length()),
                        now.plus(Duration.ofHours(1)),
                        now),
                false);
        return session;
    }

    Login login(HttpSession session) {
        return sessions.logins.find(session).orElseThrow();
    }

    private static IsogeoWorkgroup workgroup(String name, String role) {
        return new IsogeoWorkgroup(
                name.repeat(4), "Communauté de communes " + name, String.valueOf(role.toCharArray()));
    }
}
