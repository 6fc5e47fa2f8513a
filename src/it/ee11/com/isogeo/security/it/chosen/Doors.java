package com.isogeo.security.it.chosen;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.IsogeoAuthenticationMechanismDefinition.IsogeoAuthenticationMechanism;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.BasicAuthenticationMechanismDefinition.BasicAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanismHandler;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Chooses a mechanism for each request; an alternative, since the server has a handler of its own. */
@Alternative
@Priority(Interceptor.Priority.APPLICATION)
@ApplicationScoped
@IsogeoAuthenticationMechanismDefinition
@BasicAuthenticationMechanismDefinition(realmName = "api")
public class Doors implements HttpAuthenticationMechanismHandler {

    @Inject
    @IsogeoAuthenticationMechanism
    HttpAuthenticationMechanism people;

    @Inject
    @BasicAuthenticationMechanism
    HttpAuthenticationMechanism machines;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return chosenFor(request).validateRequest(request, response, context);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        chosenFor(request).cleanSubject(request, response, context);
    }

    private HttpAuthenticationMechanism chosenFor(HttpServletRequest request) {
        return request.getServletPath().equals("/api") ? machines : people;
    }
}
