package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.testing.TestMessageContext;
import jakarta.security.enterprise.AuthenticationStatus;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;

class OpenLibertyTest {

    @ParameterizedTest
    @DisplayName("S05 After a 401 the servlet is not entered: by a failure on Open Liberty where the page is protected")
    @CsvSource({
        "Open Liberty/26.0.0.3, protected, SEND_FAILURE",
        "Open Liberty/26.0.0.3, open,      SEND_CONTINUE",
        "Open Liberty/26.0.0.3, asked,     SEND_CONTINUE",
        "WildFly,               protected, SEND_CONTINUE",
        "WildFly,               open,      SEND_CONTINUE"
    })
    void statusAfterA401(String server, String page, AuthenticationStatus status) {
        MockHttpServletRequest request = new MockHttpServletRequest(new MockServletContext() {
            @Override
            public String getServerInfo() {
                return server;
            }
        });
        TestMessageContext context =
                switch (page) {
                    case "protected" -> TestMessageContext.ofProtectedPage();
                    case "asked" -> TestMessageContext.ofNewLogin();
                    default -> TestMessageContext.ofOpenPage();
                };

        assertEquals(status, OpenLiberty.afterUnauthorized(request, context));
    }
}
