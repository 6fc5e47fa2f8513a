package com.isogeo.security.fuzzing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.isogeo.security.internal.client.TestTokenEndpoint;
import com.isogeo.security.testing.TestMessageContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.springframework.mock.web.MockHttpServletRequest;

/** The redirect URI with any query, while logins are pending. */
class CallbackQueryFuzzTest {

    private static final int MAX_PIECES = 8;

    @FuzzTest
    @DisplayName("S11 S16 S37 Whatever comes to the redirect URI, only the state of a pending login signs in, and once")
    void anyQuery(FuzzedDataProvider data) {
        TestTokenEndpoint tokenEndpoint = Application.issuingTokens();
        Application application = new Application(data.pickValue(Deployment.ALL), tokenEndpoint);
        String state = application.begin("/me?x=1");
        String other = application.begin("/you");
        List<String> pieces = List.of(
                "state=",
                state,
                other,
                "code=",
                Secrets.CODE,
                "iss=",
                Deployment.ISSUER,
                "error=",
                "access_denied",
                "error_description=",
                "&",
                "%26",
                "%");

        for (int requests = data.consumeInt(1, 3); requests > 0; requests--) {
            application.clock.advance(Duration.ofMinutes(data.consumeInt(0, 20)));
            MockHttpServletRequest request = application.navigation("/login/callback?" + query(data, pieces));
            int exchanged = tokenEndpoint.sent().size();
            application.visit(request, TestMessageContext.ofOpenPage());
            if (tokenEndpoint.sent().size() > exchanged) {
                checkExchange(request.getParameterMap(), List.of(state, other));
            }
        }

        long codes = tokenEndpoint.sent().stream()
                .filter("authorization_code"::equals)
                .count();
        assertTrue(codes <= 2, "a state was used twice");
        application.visit(application.navigation("/me"), TestMessageContext.ofProtectedPage());
    }

    private static String query(FuzzedDataProvider data, List<String> pieces) {
        StringBuilder query = new StringBuilder();
        for (int count = data.consumeInt(0, MAX_PIECES); count > 0; count--) {
            query.append(data.consumeBoolean() ? data.pickValue(pieces) : data.consumeString(30));
        }
        return query.toString();
    }

    /** RFC 6749, section 4.1.2 and 10.12: one state, which is that of this browser, and one code. */
    private static void checkExchange(Map<String, String[]> parameters, List<String> states) {
        assertEquals(1, parameters.get("state").length);
        assertTrue(states.contains(parameters.get("state")[0]));
        assertEquals(1, parameters.get("code").length);
        assertTrue(!parameters.containsKey("error"));
    }
}
