package com.isogeo.security.internal.login;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The URL that the browser requested, byte for byte. After a dispatch the request itself has the address of the
 * servlet that it was dispatched to, which a browser may not be able to request (Jakarta Servlet, sections 9.4.2,
 * 9.7.2 and 10.9.1).
 */
record RequestedUrl(String path, @Nullable String query, String method) {

    /** Of Servlet 6.1. */
    private static final String ERROR_QUERY_STRING = "jakarta.servlet.error.query_string";

    private static final String ERROR_METHOD = "jakarta.servlet.error.method";

    static RequestedUrl of(HttpServletRequest request) {
        if (request.getAttribute(AsyncContext.ASYNC_REQUEST_URI) instanceof String path) {
            return new RequestedUrl(path, text(request, AsyncContext.ASYNC_QUERY_STRING), request.getMethod());
        }
        if (request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI) instanceof String path) {
            return new RequestedUrl(path, text(request, RequestDispatcher.FORWARD_QUERY_STRING), request.getMethod());
        }
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String path) {
            @Nullable String query = text(request, ERROR_QUERY_STRING);
            @Nullable String method = text(request, ERROR_METHOD);
            return new RequestedUrl(
                    path,
                    query == null ? request.getQueryString() : query,
                    method == null ? request.getMethod() : method);
        }
        return new RequestedUrl(request.getRequestURI(), request.getQueryString(), request.getMethod());
    }

    /** Whether a browser can ask for it again by its address alone. */
    boolean isRepeatable() {
        return method.equals("GET") || method.equals("HEAD");
    }

    private static @Nullable String text(HttpServletRequest request, String attribute) {
        return request.getAttribute(attribute) instanceof String value ? value : null;
    }

    /** Without its parts: a query may hold a code. */
    @Override
    public String toString() {
        return "RequestedUrl[<hidden>]";
    }
}
