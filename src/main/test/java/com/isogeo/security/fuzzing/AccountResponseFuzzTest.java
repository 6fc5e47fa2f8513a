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

/** Any response of the API: for the account the first line of an input, for the memberships all others. */
class AccountResponseFuzzTest {

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
        "{\"_id\":\"a\"}",
        "\"contact\":{\"name\":\"n\",\"email\":\"e\"}",
        "[{\"role\":\"admin\",\"group\":{\"_id\":\"g\"}}]",
        "[null]",
        ":null",
        ":[]",
        ":{}"
    })
    @DisplayName("S37 S45 Whatever the API sends, it says who the user is, or the login fails")
    void anyResponses(FuzzedDataProvider data) {
        Deployment deployment = data.pickValue(Deployment.ALL);
        ResponseHead accountHead = ResponseHead.of(data);
        ResponseHead membershipsHead = ResponseHead.of(data);
        String[] bodies = new String(data.consumeRemainingAsBytes(), ISO_8859_1).split("\n", 2);
        ProviderResponse account = accountHead.withBody(bodies[0]);
        ProviderResponse memberships = membershipsHead.withBody(bodies.length == 2 ? bodies[1] : "[]");
        provider.respond(uri -> uri.getPath().endsWith("memberships") ? memberships : account);
        Application application = new Application(deployment, Application.issuingTokens(), provider.accountApi());

        application.signIn("/me");
        Answer answer = application.visit(application.navigation("/me"), TestMessageContext.ofProtectedPage());
        if (answer.isSignedIn()) {
            boolean isUnreadable = account.status() == 403 || account.status() == 404;
            assertTrue(isUnreadable || account.isSuccessful(), "signed in by status " + account.status());
        }
        application.clock.advance(Duration.ofHours(3));
        application.visit(application.navigation("/open"), TestMessageContext.ofOpenPage());
        application.visit(application.navigation("/me"), TestMessageContext.ofProtectedPage());
    }
}
