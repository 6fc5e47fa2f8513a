package com.isogeo.security.internal.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.http.MappingMatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;

class LibertyPathParametersTest {

    @ParameterizedTest
    @DisplayName("S05 A parameter before the last segment is refused where the container reads another path")
    @CsvSource(
            nullValues = "-",
            value = {
                // path, context path, servlet path, path info, mapping, is ambiguous
                "/maps/me,          /maps, /me,   -,    EXACT,     false",
                "/maps/me;x=1,      /maps, /me,   -,    EXACT,     false",
                "/maps/me;x=/a,     /maps, /me,   -,    EXACT,     true",
                "/maps/me;x=/a,     /maps, /me,   /a,   EXACT,     true",
                "/maps/me;x/a,      /maps, /me,   /a,   PATH,      false",
                "/maps/me;x/a,      /maps, /me,   /a,   EXACT,     true",
                "/maps/a.jsp;x/b,   /maps, /a.jsp, /b,  EXTENSION, true",
                "/maps/me;x/a,      /maps, /me/a, -,    DEFAULT,   false",
                "/maps/me;x/a,      /maps, /me,   -,    PATH,      true"
            })
    void parameterThatHidesThePath(
            String path,
            String contextPath,
            String servletPath,
            String pathInfo,
            MappingMatch match,
            boolean isAmbiguous) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
        request.setContextPath(contextPath);
        request.setServletPath(servletPath);
        request.setPathInfo(pathInfo);
        request.setHttpServletMapping(new MockHttpServletMapping("", "", "", match));

        assertEquals(isAmbiguous, LibertyPathParameters.isIn(request));
    }
}
