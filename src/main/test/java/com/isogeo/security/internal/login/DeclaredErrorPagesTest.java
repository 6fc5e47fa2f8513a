package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.servlet.ServletContext;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockServletContext;

class DeclaredErrorPagesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <error-code>403</error-code><location>/a</location>                      | 403 | true
            <error-code> 403 </error-code><location>/a</location>                    | 403 | true
            <error-code>403</error-code><location>/a</location>                      | 400 | false
            <location>/any</location>                                                | 400 | true
            <exception-type>java.lang.Exception</exception-type><location>/a</location> | 400 | false
            <error-code>odd</error-code><location>/a</location>                      | 400 | false
            """)
    void statusIsFound(String page, int status, boolean declared) {
        String descriptor = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\"><error-page>" + page
                + "</error-page></web-app>";
        assertEquals(declared, new DeclaredErrorPages().contains(application(descriptor), status));
    }

    @Test
    void withoutADescriptorThereIsNone() {
        assertEquals(false, new DeclaredErrorPages().contains(new MockServletContext(), 403));
    }

    @Test
    void brokenDescriptorDeclaresNone() {
        assertEquals(false, new DeclaredErrorPages().contains(application("<web-app><error-page>"), 403));
    }

    private static ServletContext application(String descriptor) {
        return new MockServletContext() {
            @Override
            public InputStream getResourceAsStream(String path) {
                return path.equals("/WEB-INF/web.xml") ? new ByteArrayInputStream(descriptor.getBytes(UTF_8)) : null;
            }
        };
    }
}
