package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.OperatorLog;
import com.isogeo.security.internal.session.LoginEvents;
import com.isogeo.security.testing.TestClock;
import com.isogeo.security.testing.TestLog;
import com.isogeo.security.testing.TestSettings;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;

class RefusalsTest {

    private static final HttpMessageContext UNUSED = (HttpMessageContext) Proxy.newProxyInstance(
            RefusalsTest.class.getClassLoader(), new Class<?>[] {HttpMessageContext.class}, (proxy, method, args) -> {
                throw new AssertionError(method);
            });

    private final TestLog log = new TestLog("com.isogeo.security.login");
    private final IsogeoSettings settings = TestSettings.settings();
    private final OperatorLog operatorLog = new OperatorLog(new TestClock());
    private final Refusals refusals = new Refusals(
            settings,
            new PublicUrls(settings),
            new DeclaredErrorPages(),
            new LoginErrorPage(),
            operatorLog,
            new LoginEvents(event -> {}, operatorLog));
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/me");

    @AfterEach
    void end() {
        log.close();
    }

    @Test
    @DisplayName("S37 Nothing is written into a response that is committed, and one line tells of it")
    void committedResponseStays() {
        MockHttpServletResponse response = new MockHttpServletResponse();
        response.setCommitted(true);

        assertEquals(AuthenticationStatus.SEND_CONTINUE, refuse(response));
        assertEquals(AuthenticationStatus.SEND_CONTINUE, refusals.unavailable(request, response, UNUSED));

        assertEquals(200, response.getStatus());
        assertEquals(List.of(), List.copyOf(response.getHeaderNames()));
        assertEquals(
                1,
                log.at(Level.WARNING).stream()
                        .filter(line -> line.startsWith("ISOGEO231: "))
                        .count());
    }

    @Test
    @DisplayName("S37 An error page of the application that throws ends on the module's page")
    void errorPageThrows() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse() {
            @Override
            public void sendError(int status) {
                throw new IllegalStateException("of the error page");
            }
        };
        MockHttpServletRequest declaring = new MockHttpServletRequest(withErrorPageFor500(), "GET", "/me");

        AuthenticationStatus status =
                refusals.failed(declaring, response, UNUSED, new IllegalStateException("of the application"));

        assertEquals(AuthenticationStatus.SEND_CONTINUE, status);
        assertEquals(500, response.getStatus());
        assertTrue(response.getContentAsString().contains("Something went wrong"), response.getContentAsString());
    }

    @Test
    @DisplayName("S37 A browser that has gone is no error")
    void browserHasGone() {
        MockHttpServletResponse response = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                return new ClosedConnection();
            }
        };

        assertEquals(AuthenticationStatus.SEND_CONTINUE, refuse(response));
    }

    private AuthenticationStatus refuse(MockHttpServletResponse response) {
        return refusals.refuse(request, response, UNUSED, LoginError.LOOP, "a loop", new ReturnUrl("/me"));
    }

    private static MockServletContext withErrorPageFor500() {
        return new MockServletContext() {
            @Override
            public InputStream getResourceAsStream(String path) {
                return new ByteArrayInputStream("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee">
                            <error-page><error-code>500</error-code><location>/our-page</location></error-page>
                        </web-app>
                        """.getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static final class ClosedConnection extends ServletOutputStream {

        @Override
        public void write(int one) throws IOException {
            throw new IOException("Broken pipe");
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }
    }
}
