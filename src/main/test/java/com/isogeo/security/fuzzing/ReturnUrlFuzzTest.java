package com.isogeo.security.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.isogeo.security.testing.TestMessageContext;
import java.net.URLEncoder;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * A page to return to, from each place where one is read, and the whole login that returns to it. {@link BrowserUrl}
 * knows where the browser goes then.
 */
class ReturnUrlFuzzTest {

    private static final List<String> PIECES = List.of(
            "/",
            "//",
            "\\",
            "..",
            "%2e%2e",
            "%2f",
            "%5c",
            ";",
            "?",
            "#",
            "@",
            ":",
            "\t",
            "\n",
            "https:",
            "evil.example");

    @FuzzTest
    @DisplayName("S18 S37 Whatever page a login is to return to, the browser stays in the application")
    void anyPage(FuzzedDataProvider data) {
        Application application = new Application(data.pickValue(Deployment.ALL));
        int place = data.consumeInt(0, 3);
        boolean isScript = data.consumeBoolean();
        boolean isSignedIn = data.consumeBoolean();
        if (isSignedIn) {
            application.signIn("/me");
        }
        String page = page(data, application.deployment());

        MockHttpServletRequest request = request(application, place, page);
        request.addHeader("Sec-Fetch-Mode", isScript ? "cors" : "navigate");
        boolean isProtected = place != 1;
        Answer begun = application.visit(
                request, isProtected ? TestMessageContext.ofProtectedPage() : TestMessageContext.ofOpenPage());
        if (!begun.state().isEmpty()) {
            finish(application, begun.state());
        }
    }

    private static MockHttpServletRequest request(Application application, int place, String page) {
        return switch (place) {
            case 0 -> application.navigation("/" + page);
            case 1 -> application.navigation("/login/callback/start?page=" + URLEncoder.encode(page, UTF_8));
            default -> {
                MockHttpServletRequest request = application.request("POST", "/form");
                request.addHeader(place == 2 ? "Referer" : "HX-Current-URL", page);
                yield request;
            }
        };
    }

    private static void finish(Application application, String state) {
        String issuer =
                application.deployment().settings().provider().issuer().isPresent() ? "&iss=" + Deployment.ISSUER : "";
        application.visit(
                application.navigation("/login/callback?code=" + Secrets.CODE + "&state=" + state + issuer),
                TestMessageContext.ofOpenPage());
    }

    private static String page(FuzzedDataProvider data, Deployment deployment) {
        BrowserUrl home = deployment.home();
        List<String> beginnings =
                List.of("", home.path(), home.scheme() + "://" + home.authority() + home.path(), home.scheme() + "://");
        StringBuilder page = new StringBuilder(data.pickValue(beginnings));
        for (int count = data.consumeInt(0, 6); count > 0; count--) {
            page.append(data.consumeBoolean() ? data.pickValue(PIECES) : data.consumeString(12));
        }
        return page.toString();
    }
}
