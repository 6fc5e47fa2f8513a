package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.testing.TestSettings;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

class HandledPathTest {

    @ParameterizedTest
    @DisplayName("S18 The redirect URI is met however it is encoded, and no other path is taken for it")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # redirect URI                         | callback path | context     | arrives at                 | is it
            https://a.example/login/cb             | -             | ''          | /login/cb                  | true
            https://a.example/login/cb             | -             | ''          | /%6Cogin/c%62              | true
            https://a.example/login/cb             | -             | ''          | /login/c%62                | true
            https://a.example/login/cb             | -             | ''          | /%6cogin/cb                | true
            https://a.example/login/cb             | -             | ''          | /login%2Fcb                | false
            https://a.example/login/cb             | -             | ''          | /login%2fcb                | false
            https://a.example/login/cb             | -             | ''          | /login/%2E/cb              | false
            https://a.example/login/cb             | -             | ''          | /login/./cb                | false
            https://a.example/login/c.b            | -             | ''          | /login/c%2Eb               | true
            https://a.example/login/c%2eb          | -             | ''          | /login/c.b                 | true
            https://a.example/login%2Fcb           | -             | ''          | /login%2fcb                | true
            https://a.example/login%2Fcb           | -             | ''          | /login/cb                  | false
            https://a.example/login/cb             | -             | ''          | /login/cb;x=1              | false
            https://a.example/login/cb             | -             | ''          | /login;x=1/cb              | false
            https://a.example/login/cb;x           | -             | ''          | /login/cb;x                | true
            https://a.example/login/cb;x           | -             | ''          | /login/cb%3Bx              | false
            https://a.example/login/cb             | -             | ''          | /login/cb/                 | false
            https://a.example/login/cb             | -             | ''          | //login/cb                 | false
            https://a.example/login/cb             | -             | ''          | /x/login/cb                | false
            https://a.example/login/cb             | -             | ''          | /login/CB                  | false
            https://a.example/login/cb             | -             | ''          | ''                         | false
            https://a.example/maps/login/cb        | -             | /maps       | /login/cb                  | false
            https://a.example/cartes%20g%C3%A9o/cb | -             | /cartes géo | /cartes%20g%c3%a9o/cb      | true
            https://a.example/cartes%20g%C3%A9o/cb | -             | /cartes géo | /cartes%20géo/cb           | true
            https://a.example/cartes%20g%C3%A9o/cb | -             | /cartes géo | /cartes+g%C3%A9o/cb        | false
            https://a.example/x/login/cb           | /login/cb     | ''          | /login/cb                  | true
            https://a.example/x/login/cb           | /login/cb     | ''          | /x/login/cb                | false
            https://a.example/x/login/cb           | /login/cb     | /p          | /p/%6Cogin/cb              | true
            https://a.example/x/login/cb           | /login/cb     | /p          | /%70/login/cb              | true
            https://a.example/x/login/cb           | /login/cb     | /p          | /login/cb                  | false
            https://a.example/x/login/cb           | /login/cb     | /p          | /q/login/cb                | false
            https://a.example/x/login/cb           | /login/cb     | /p          | /p/p/login/cb              | false
            https://a.example/x/login/cb           | /login/cb     | /p          | /p%2Flogin/cb              | false
            https://a.example/x/login/cb           | /login/cb     | /cartes géo | /cartes%20g%C3%A9o/login/cb | true
            https://a.example/x/login/cb           | /login/cb     | /cartes géo | /cartes%20g%C3%A8o/login/cb | false
            /login/cb                              | -             | ''          | /login/cb                  | true
            /login/cb                              | -             | /maps       | /maps/login/cb             | true
            /login/cb                              | -             | /maps       | /maps/login/%63b           | true
            /login/cb                              | -             | /maps       | /login/cb                  | false
            /login/cb                              | -             | /cartes géo | /cartes%20g%c3%a9o/login/cb | true
            """)
    void isMetAndNoOther(String redirectUri, String callbackPath, String contextPath, String arrives, boolean isIt) {
        IsogeoSettings settings = callbackPath == null
                ? TestSettings.with("id", "secret", redirectUri)
                : TestSettings.behindAProxy(redirectUri, callbackPath);
        PublicUrls urls = new PublicUrls(settings);

        assertEquals(isIt, urls.isRedirectUri(request(contextPath, arrives)));
        assertEquals(false, urls.isSignInUrl(request(contextPath, arrives)));
        assertEquals(isIt, urls.isSignInUrl(request(contextPath, arrives + "/%73tart")));
        assertEquals(false, urls.isRedirectUri(request(contextPath, arrives + "/start")));
    }

    private static MockHttpServletRequest request(String contextPath, String path) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setContextPath(contextPath);
        return request;
    }
}
