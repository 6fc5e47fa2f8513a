package com.isogeo.security.internal.login;

import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A request that the container asks the mechanism about, and what the container says of it.
 *
 * @param servletRequest the request as it stands
 * @param isProtected whether a constraint covers the page
 * @param isAuthenticationRequest whether the application itself asks for a login, by {@code authenticate()}
 * @param isNewAuthentication whether it asks for a new login of a caller who may be signed in
 * @param isResponseCommitted whether the browser cannot get another response any more
 */
record IncomingRequest(
        HttpServletRequest servletRequest,
        boolean isProtected,
        boolean isAuthenticationRequest,
        boolean isNewAuthentication,
        boolean isResponseCommitted) {

    static IncomingRequest of(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        boolean isAuthenticationRequest = context.isAuthenticationRequest();
        return new IncomingRequest(
                request,
                context.isProtected(),
                isAuthenticationRequest,
                isAuthenticationRequest
                        && context.getAuthParameters() != null
                        && context.getAuthParameters().isNewAuthentication(),
                response.isCommitted());
    }

    /** Whether no anonymous caller may go on. */
    boolean requiresCaller() {
        return isProtected || isAuthenticationRequest;
    }

    boolean isGet() {
        return servletRequest.getMethod().equals("GET");
    }

    RequestKind kind() {
        return RequestKind.of(servletRequest);
    }

    /** Whether the response is for this caller only, and its headers can still be set. */
    boolean mustNotBeCached() {
        return !isResponseCommitted && (requiresCaller() || !StaticFile.isRequestedBy(servletRequest));
    }
}
