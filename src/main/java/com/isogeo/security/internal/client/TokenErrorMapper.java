package com.isogeo.security.internal.client;

import com.isogeo.security.internal.oauth2.OAuth2Error;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.ext.ResponseExceptionMapper;

/** Reads a refusal's body on the Rest Client's thread, since a body may take its time. */
public final class TokenErrorMapper implements ResponseExceptionMapper<RuntimeException> {

    @Override
    public boolean handles(int status, MultivaluedMap<String, Object> headers) {
        return status >= 400;
    }

    @Override
    public RuntimeException toThrowable(Response response) {
        // RFC 6749, section 5.2 knows 400 and 401 only: any other status is a broken endpoint, whatever its body says.
        if (response.getStatus() != 400 && response.getStatus() != 401) {
            return new WebApplicationException("status " + response.getStatus());
        }
        try {
            TokenErrorResponse body = response.readEntity(TokenErrorResponse.class);
            if (body != null && body.error() != null) {
                return new TokenErrorException(OAuth2Error.of(body.error(), body.errorDescription(), body.errorUri()));
            }
        } catch (ProcessingException | IllegalStateException e) {
            return new WebApplicationException("status " + response.getStatus() + " with an unreadable body", e);
        }
        return new WebApplicationException("status " + response.getStatus() + " without an error code");
    }
}
