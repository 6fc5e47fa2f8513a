package com.isogeo.security.internal.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Discards what the application has written before it asked for a login, and writes the whole response instead
 * (Jakarta Servlet, section 5.1). The buffer is emptied, and what describes its content goes; all other headers stay,
 * as a filter may have set them for every response. Decision 0023 has the reasons.
 */
final class ResponseWriter {

    private static final List<String> OF_THE_CONTENT = List.of(
            "Accept-Ranges",
            "Content-Disposition",
            "Content-Encoding",
            "Content-Language",
            "Content-Range",
            "ETag",
            "Last-Modified");

    private static final int ASCII = 128;

    private ResponseWriter() {}

    /** To be called before anything is set, while the response is not committed. */
    static void clear(HttpServletResponse response) {
        response.resetBuffer();
        for (String name : OF_THE_CONTENT) {
            if (response.containsHeader(name)) {
                response.setHeader(name, null);
            }
        }
        // Payara 7 and GlassFish 8 remove no header so, though Jakarta Servlet 6.1 says it; nor a Content-Length.
        if (OF_THE_CONTENT.stream().anyMatch(response::containsHeader)) {
            resetButOtherHeaders(response);
        }
    }

    private static void resetButOtherHeaders(HttpServletResponse response) {
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (String name : response.getHeaderNames()) {
            if (Stream.concat(OF_THE_CONTENT.stream(), Stream.of("Content-Length", "Content-Type"))
                    .noneMatch(name::equalsIgnoreCase)) {
                others.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        response.reset();
        others.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
    }

    /**
     * Writes text and closes: an open response gets a Basic challenge from Open Liberty, at which a browser asks for a
     * password, and an error of the server's own from WildFly.
     */
    static void write(HttpServletResponse response, String contentType, String text) {
        response.setHeader("X-Content-Type-Options", "nosniff");
        try {
            Optional<ServletOutputStream> stream = stream(response);
            if (stream.isPresent()) {
                writeBytes(response, stream.get(), contentType, text);
            } else {
                writeText(response, contentType, text);
            }
        } catch (IOException e) {
            // The browser has closed the connection.
        }
    }

    /** Completes a response without a body, so that no server puts a page of its own under it. */
    static void writeNothing(HttpServletResponse response) {
        response.setContentLength(0);
        try {
            response.flushBuffer();
        } catch (IOException e) {
            // The browser has closed the connection.
        }
    }

    /** Empty when the application has taken the writer. */
    private static Optional<ServletOutputStream> stream(HttpServletResponse response) throws IOException {
        try {
            return Optional.of(response.getOutputStream());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    private static void writeBytes(
            HttpServletResponse response, ServletOutputStream stream, String contentType, String text)
            throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        stream.write(bytes);
        stream.close();
    }

    /** The writer keeps the encoding that it was taken with, which may not have all characters, or not be declared. */
    private static void writeText(HttpServletResponse response, String contentType, String text) throws IOException {
        String ascii = inAscii(text);
        int length = ascii.getBytes(Charset.forName(response.getCharacterEncoding())).length;
        response.setContentType(contentType);
        response.setContentLength(length);
        PrintWriter writer = response.getWriter();
        writer.write(ascii);
        writer.close();
    }

    /** With character references of HTML and XML; our JSON has nothing but ASCII. */
    private static String inAscii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.codePoints()
                .forEach(point -> ascii.append(point < ASCII ? Character.toString(point) : "&#" + point + ';'));
        return ascii.toString();
    }
}
