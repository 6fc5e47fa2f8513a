package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.MappingMatch;
import java.lang.reflect.Proxy;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;

class StaticFileTest {

    @ParameterizedTest
    @DisplayName("S34 Only a file that the container serves by itself may be cached")
    @CsvSource(
            nullValues = "-",
            value = {
                // method, mapping, the servlet's pattern, path, file, is static
                "GET,  DEFAULT, -,     /a.css, file:/app/a.css, true",
                "HEAD, DEFAULT, -,     /a.css, file:/app/a.css, true",
                "POST, DEFAULT, -,     /a.css, file:/app/a.css, false",
                "GET,  EXACT,   -,     /a.css, file:/app/a.css, true",
                "GET,  PATH,    -,     /a.css, file:/app/a.css, false",
                "GET,  EXTENSION, -,   /a.css, file:/app/a.css, false",
                "GET,  DEFAULT, *.jsp, /a.css, file:/app/a.css, true",
                "GET,  DEFAULT, /,     /a.css, file:/app/a.css, false",
                "GET,  EXACT,   *.css, /a.css, file:/app/a.css, false",
                "GET,  DEFAULT, -,     /a,     -,               false",
                "GET,  DEFAULT, -,     /a/,    file:/app/a/,    false",
                "GET,  DEFAULT, -,     /a,     file:/app/a/,    false",
                "GET,  DEFAULT, -,     /a/,    file:/app/a,     false"
            })
    void fileOfTheContainerIsStatic(
            String method, MappingMatch match, String pattern, String path, URL file, boolean isStatic) {
        assertEquals(isStatic, StaticFile.isRequestedBy(request(method, match, pattern, path, file)));
    }

    @Test
    void pathInfoIsAPartOfThePath() {
        MockHttpServletRequest request = request("GET", MappingMatch.DEFAULT, null, "/css", null);
        request.setPathInfo("/a.css");
        assertEquals("/css/a.css", pathThatIsLookedUp(request));
    }

    @Test
    void pathThatIsNoAddressIsNoFile() {
        MockHttpServletRequest request = new MockHttpServletRequest(new MockServletContext() {
            @Override
            public URL getResource(String path) throws MalformedURLException {
                throw new MalformedURLException(path);
            }
        });
        request.setMethod("GET");
        request.setHttpServletMapping(new MockHttpServletMapping("", "", "", MappingMatch.DEFAULT));
        assertFalse(StaticFile.isRequestedBy(request));
    }

    private static String pathThatIsLookedUp(MockHttpServletRequest request) {
        StringBuilder lookedUp = new StringBuilder();
        MockHttpServletRequest recorded = new MockHttpServletRequest(new MockServletContext() {
            @Override
            public URL getResource(String path) {
                lookedUp.append(path);
                return null;
            }
        });
        recorded.setMethod("GET");
        recorded.setServletPath(request.getServletPath());
        recorded.setPathInfo(request.getPathInfo());
        recorded.setHttpServletMapping(request.getHttpServletMapping());
        assertFalse(StaticFile.isRequestedBy(recorded));
        return lookedUp.toString();
    }

    private static MockHttpServletRequest request(
            String method, MappingMatch match, String pattern, String path, URL file) {
        MockHttpServletRequest request = new MockHttpServletRequest(new MockServletContext() {
            @Override
            public ServletRegistration getServletRegistration(String name) {
                return pattern == null ? null : registration(pattern);
            }

            @Override
            public URL getResource(String asked) {
                return asked.equals(path) ? file : null;
            }
        });
        request.setMethod(method);
        request.setServletPath(path);
        request.setHttpServletMapping(new MockHttpServletMapping("", "", "servlet", match));
        return request;
    }

    private static ServletRegistration registration(String pattern) {
        return (ServletRegistration) Proxy.newProxyInstance(
                StaticFileTest.class.getClassLoader(),
                new Class<?>[] {ServletRegistration.class},
                (proxy, method, arguments) -> Set.of(pattern));
    }
}
