package com.isogeo.security.fuzzing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.isogeo.security.testing.ProviderResponse;
import com.isogeo.security.testing.TestMessageContext;
import com.isogeo.security.testing.TestProvider;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;

/** Any response of the token endpoint: to a code, and after an hour to a refresh token. */
class TokenResponseFuzzTest {

    private static TestProvider provider;

    @BeforeAll
    static void open() {
        provider = new TestProvider();
    }

    @AfterAll
    static void close() {
        provider.close();
    }

    @FuzzTest
    @DictionaryEntries({
        "\"access_token\":\"a\"",
        "\"token_type\":\"bearer\"",
        "\"expires_in\":3600",
        "\"refresh_token\":\"r\"",
        "\"error\":\"invalid_grant\"",
        "\"error_description\":\"d\"",
        ":null",
        ":[]",
        ":{}",
        ":true"
    })
    @DisplayName("S25 S29 S37 Whatever the token endpoint sends, it signs in by valid tokens, or the login fails")
    void anyResponse(FuzzedDataProvider data) {
        Deployment deployment = data.pickValue(Deployment.ALL);
        boolean failsLater = data.consumeBoolean();
        ProviderResponse response = ResponseHead.of(data).withBody(rest(data));
        provider.respond(uri -> failsLater ? issued() : response);
        Application application = new Application(deployment, provider.tokenEndpoint());

        application.signIn("/me");
        provider.respond(uri -> response);
        application.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
        application.visit(application.navigation("/me"), TestMessageContext.ofProtectedPage());
        application.clock.advance(Duration.ofMinutes(20));
        Answer answer = application.visit(application.navigation("/me"), TestMessageContext.ofProtectedPage());

        if (answer.isSignedIn()) {
            assertTrue(response.isSuccessful(), "signed in by status " + response.status());
        }
    }

    private static String rest(FuzzedDataProvider data) {
        return new String(data.consumeRemainingAsBytes(), ISO_8859_1);
    }

    private static ProviderResponse issued() {
        String body =
                "{\"access_token\":\"" + Secrets.ACCESS_TOKEN + "\",\"token_type\":\"bearer\",\"expires_in\":3600,"
                        + "\"refresh_token\":\"" + Secrets.REFRESH_TOKEN + "\"}";
        return ProviderResponse.json(200, body);
    }
}
