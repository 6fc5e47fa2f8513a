package com.isogeo.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.internal.oauth2.Tokens;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.CallerPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefreshPolicyTest {

    private static final int LIFE = 3600;

    private final TestClock clock = new TestClock();
    private final NodeId node = new NodeId("here");
    private final RefreshPolicy policy = new RefreshPolicy(TestSettings.settings(), node, clock);
    private final Instant begin = clock.instant();

    @ParameterizedTest
    @DisplayName("S30 The node that wrote the tokens refreshes them before their end, any other node after it")
    @CsvSource(
            nullValues = "-",
            value = {
                // node, refresh token, seconds, is due here, is left to the other node, is expired
                "here,  r, 0,    false, false, false",
                "here,  r, 3539, false, false, false",
                "here,  r, 3540, true,  false, false",
                "here,  r, 3600, true,  false, true",
                "there, r, 3540, false, false, false",
                "there, r, 3599, false, false, false",
                "there, r, 3600, true,  true,  true",
                "here,  -, 3600, false, false, true",
                "there, -, 3600, false, false, true"
            })
    void ownerRefreshesFirst(
            String owner, String refreshToken, int seconds, boolean isDue, boolean isLeft, boolean isExpired) {
        Login login = login(owner, refreshToken, false);
        clock.advance(Duration.ofSeconds(seconds));

        assertEquals(isDue, policy.isRefreshDue(login));
        assertEquals(isLeft, policy.isRefreshLeftToOwner(login));
        assertEquals(isExpired, policy.isExpired(login));
        assertEquals(refreshToken != null || !isExpired, policy.isUsable(login));
    }

    @ParameterizedTest
    @DisplayName(
            "S36 Groups are read again after a refresh and after an hour by the owner, after two hours by any node")
    @CsvSource({
        // node, due after a refresh, seconds, check is due, too old
        "here,  false, 3599, false, false",
        "here,  false, 3600, true,  false",
        "here,  true,  0,    true,  false",
        "there, true,  0,    false, false",
        "there, false, 3600, false, false",
        "there, false, 7199, false, false",
        "there, false, 7200, true,  true",
        "here,  false, 7200, true,  true",
        "here,  false, -7200, true, true"
    })
    void groupsAreReadAgain(String owner, boolean afterRefresh, int seconds, boolean isDue, boolean isTooOld) {
        Login login = login(owner, "r", afterRefresh);
        clock.advance(Duration.ofSeconds(seconds));

        assertEquals(isDue, policy.isGroupsCheckDue(login));
        assertEquals(isTooOld, policy.areGroupsTooOld(login));
    }

    @ParameterizedTest
    @DisplayName("A login is due when its tokens or its groups are")
    @CsvSource({
        // node, groups due after a refresh, seconds, is due
        "here,  false, 0,    false",
        "here,  false, 3540, true",
        "here,  true,  0,    true",
        "there, true,  3599, false",
        "there, false, 3600, true"
    })
    void tokensOrGroupsAreDue(String owner, boolean afterRefresh, int seconds, boolean isDue) {
        Login login = login(owner, "r", afterRefresh);
        clock.advance(Duration.ofSeconds(seconds));

        assertEquals(isDue, policy.isDue(login));
    }

    @ParameterizedTest
    @DisplayName("S55 Where no age is configured no login ends by it, whichever way the clock is put")
    @CsvSource({"-86400", "0", "100000000"})
    void loginWithoutAMaxAgeStays(int seconds) {
        Login login = login("here", "r", false);
        clock.advance(Duration.ofSeconds(seconds));

        assertEquals(false, policy.hasMaxAge());
        assertEquals(false, policy.isMaxAgeReached(login));
        assertEquals(true, policy.isUsable(login));
    }

    @ParameterizedTest
    @CsvSource({"3600, false", "4200, false", "4201, true"})
    void outageIsTooLongTenMinutesAfterTheExpiry(int seconds, boolean isTooLong) {
        Login login = login("here", "r", false);
        clock.advance(Duration.ofSeconds(seconds));

        assertEquals(isTooLong, policy.isOutageTooLong(login));
    }

    @ParameterizedTest
    @CsvSource({"0", "100000000"})
    void outageOfATokenWithoutAnEndIsNeverTooLong(int seconds) {
        Login login = new Login(
                "f",
                new CallerPrincipal("alice"),
                Set.of(),
                new Tokens("a", "r", null, begin),
                "key",
                false,
                false,
                "here",
                begin,
                begin);
        clock.advance(Duration.ofSeconds(seconds));

        assertEquals(false, policy.isOutageTooLong(login));
    }

    private Login login(String owner, String refreshToken, boolean areGroupsDue) {
        return new Login(
                "f",
                new CallerPrincipal("alice"),
                Set.of(),
                new Tokens("a", refreshToken, begin.plusSeconds(LIFE), begin),
                "key",
                areGroupsDue,
                false,
                owner,
                begin,
                begin);
    }
}
