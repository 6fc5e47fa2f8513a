package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.function.Function;

/** Called by the container before any filter or servlet, on the request's thread. */
@ApplicationScoped
@Default
@IsogeoAuthenticationMechanismDefinition.IsogeoAuthenticationMechanism
public class IsogeoAuthenticationMechanism implements HttpAuthenticationMechanism {

    private final ModuleMechanism modules;
    private final Function<IncomingRequest, Decision> flow;
    private final Logout logout;
    private final Responder responder;

    /** For the container's proxy, which never uses the fields. */
    @SuppressWarnings("NullAway")
    protected IsogeoAuthenticationMechanism() {
        this.modules = null;
        this.flow = null;
        this.logout = null;
        this.responder = null;
    }

    @Inject
    public IsogeoAuthenticationMechanism(
            ModuleMechanism modules, AuthenticationFlow flow, Logout logout, Responder responder) {
        this.modules = modules;
        this.flow = flow::decide;
        this.logout = logout;
        this.responder = responder;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Optional<HttpAuthenticationMechanism> other = modules.findOther(request);
        if (other.isPresent()) {
            return other.get().validateRequest(request, response, context);
        }
        return responder.respond(new HttpExchange(request, response, context), flow);
    }

    /** Only another module's mechanism may have anything to do with a response. */
    @Override
    public AuthenticationStatus secureResponse(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        Optional<HttpAuthenticationMechanism> other = modules.findOther(request);
        return other.isPresent()
                ? other.get().secureResponse(request, response, context)
                : HttpAuthenticationMechanism.super.secureResponse(request, response, context);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<HttpAuthenticationMechanism> other = modules.findOther(request);
        if (other.isPresent()) {
            other.get().cleanSubject(request, response, context);
            return;
        }
        responder.writeCookies(new HttpExchange(request, response, context), logout.signOut(request));
        context.cleanClientSubject();
    }
}
