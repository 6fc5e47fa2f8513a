package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

class ResponseWriterTest {

    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept-Ranges",
                "Content-Disposition",
                "Content-Encoding",
                "Content-Language",
                "Content-Range",
                "ETag",
                "Last-Modified"
            })
    void whatDescribesTheContentGoes(String name) throws UnsupportedEncodingException {
        response.setHeader(name, "Thu, 01 Jan 1970 00:00:00 GMT");
        response.setHeader("X-Filter", "stays");
        response.getWriter().write("begun");

        ResponseWriter.clear(response);

        assertNull(response.getHeader(name));
        assertEquals("stays", response.getHeader("X-Filter"));
        assertEquals("", response.getContentAsString());
    }

    @Test
    @DisplayName(
            "S37 Where a null removes no header, as on Payara 7, what describes the content goes all the same, and nothing else")
    void nullThatRemovesNothing() {
        MockHttpServletResponse stubborn = new MockHttpServletResponse() {
            @Override
            public void setHeader(String name, String value) {
                if (value != null) {
                    super.setHeader(name, value);
                }
            }
        };
        stubborn.setContentType("application/pdf");
        stubborn.setContentLength(4321);
        stubborn.setHeader("Content-Disposition", "attachment; filename=plan.pdf");
        stubborn.setHeader("Content-Security-Policy", "default-src 'none'");
        stubborn.addHeader("X-Filter", "one");
        stubborn.addHeader("X-Filter", "other");
        stubborn.addCookie(new Cookie("of-a-filter", "stays"));

        ResponseWriter.clear(stubborn);

        assertEquals(
                Set.of("Content-Security-Policy", "X-Filter", "Set-Cookie"), Set.copyOf(stubborn.getHeaderNames()));
        assertEquals(List.of("one", "other"), stubborn.getHeaders("X-Filter"));
        assertEquals(0, stubborn.getContentLength());
    }

    @Test
    void textIsWrittenInUtf8() {
        ResponseWriter.write(response, "text/html;charset=UTF-8", "é €");

        assertArrayEquals("é €".getBytes(StandardCharsets.UTF_8), response.getContentAsByteArray());
        assertEquals(6, response.getContentLength());
        assertEquals("text/html;charset=UTF-8", response.getContentType());
    }

    @Test
    @DisplayName("S37 Where the application has taken the writer, its encoding is kept, whatever characters it has")
    void takenWriterGetsReferences() {
        MockHttpServletResponse taken = new MockHttpServletResponse() {
            @Override
            public ServletOutputStream getOutputStream() {
                throw new IllegalStateException("the writer was taken");
            }
        };
        taken.setCharacterEncoding("US-ASCII");

        ResponseWriter.write(taken, "text/html", "é €~");

        assertArrayEquals("&#233; &#8364;~".getBytes(US_ASCII), taken.getContentAsByteArray());
        assertEquals(15, taken.getContentLength());
    }

    @Test
    void nothingIsAWholeResponse() throws IOException {
        ResponseWriter.writeNothing(response);

        assertEquals(0, response.getContentLength());
        assertEquals("", response.getContentAsString());
        assertTrue(response.isCommitted());
    }
}
