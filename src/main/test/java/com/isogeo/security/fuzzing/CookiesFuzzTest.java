package com.isogeo.security.fuzzing;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.isogeo.security.testing.TestMessageContext;
import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.springframework.mock.web.MockHttpServletRequest;

/** Each cookie of the module with any value, several of one name, and the real ones changed and exchanged. */
class CookiesFuzzTest {

    private static final List<String> PREFIXES = List.of("", "__Host-", "__Secure-");
    private static final List<String> NAMES = List.of(
            "isogeo-login-",
            "isogeo-loop-guard",
            "isogeo-refresh-handoff",
            "isogeo-superseded",
            "isogeo-signed-out",
            "isogeo-");
    private static final List<String> PAGES = List.of("/me", "/login/callback?", "/login/callback/start?page=/me");

    @FuzzTest
    @DisplayName("S07 S37 Whatever is in the cookies, they are ours, or count for nothing")
    void anyCookies(FuzzedDataProvider data) {
        Application application = new Application(data.pickValue(Deployment.ALL));
        if (data.consumeBoolean()) {
            application.signIn("/me");
        }
        String state = application.begin("/me");
        application.clock.advance(Duration.ofMinutes(data.consumeInt(0, 70)));

        for (int requests = data.consumeInt(1, 3); requests > 0; requests--) {
            String page = data.pickValue(PAGES);
            String query = page.endsWith("?") ? "code=" + Secrets.CODE + "&state=" + state : "";
            MockHttpServletRequest request = application.navigation(page + query);
            request.setCookies(cookies(data, application));
            boolean isOpen = page.startsWith("/login") || data.consumeBoolean();
            application.visit(request, isOpen ? TestMessageContext.ofOpenPage() : TestMessageContext.ofProtectedPage());
        }
    }

    private static Cookie[] cookies(FuzzedDataProvider data, Application application) {
        List<Cookie> real = application.cookies();
        List<Cookie> cookies = new ArrayList<>(data.consumeBoolean() ? real : List.of());
        for (int count = data.consumeInt(0, 6); count > 0; count--) {
            cookies.add(new Cookie(name(data, real), value(data, real)));
        }
        return cookies.toArray(Cookie[]::new);
    }

    private static String name(FuzzedDataProvider data, List<Cookie> real) {
        if (data.consumeBoolean() && !real.isEmpty()) {
            return data.pickValue(real).getName();
        }
        String end = data.consumeString(10).replaceAll("[^A-Za-z0-9_-]", "");
        return data.pickValue(PREFIXES) + data.pickValue(NAMES) + end;
    }

    private static String value(FuzzedDataProvider data, List<Cookie> real) {
        if (data.consumeBoolean() && !real.isEmpty()) {
            String value = data.pickValue(real).getValue();
            int cut = data.consumeInt(0, value.length());
            return value.substring(0, cut)
                    + data.consumeString(4)
                    + (data.consumeBoolean() ? value.substring(cut) : "");
        }
        return data.consumeBoolean() ? data.consumeString(60) : null;
    }
}
