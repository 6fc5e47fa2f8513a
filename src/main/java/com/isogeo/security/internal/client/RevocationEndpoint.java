package com.isogeo.security.internal.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The revocation endpoint as it is on the wire (RFC 7009, section 2.1), where one is configured. Each method blocks, and
 * is called by a {@link RequestSender}.
 */
public interface RevocationEndpoint {

    /** The client authenticates by the header. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response revokeByBasic(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @FormParam("token") String token,
            @FormParam("token_type_hint") String tokenTypeHint);

    /** The client authenticates in the form. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Response revokeByPost(
            @FormParam("client_id") String clientId,
            @FormParam("client_secret") String clientSecret,
            @FormParam("token") String token,
            @FormParam("token_type_hint") String tokenTypeHint);
}
