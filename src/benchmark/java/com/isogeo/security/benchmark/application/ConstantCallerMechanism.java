package com.isogeo.security.benchmark.application;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Hashtable;
import java.util.Set;

/** The least that a mechanism of Jakarta Security can do: no session, one caller. */
// The type is what Open Liberty looks for.
@SuppressWarnings({"unchecked", "rawtypes", "JdkObsolete"})
@ApplicationScoped
public class ConstantCallerMechanism implements HttpAuthenticationMechanism {

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        AuthenticationStatus status = context.notifyContainerAboutLogin("somebody", Set.of());
        // Without a key for its cache Open Liberty makes, and signs, a single sign-on token at each request.
        for (Hashtable table : context.getClientSubject().getPrivateCredentials(Hashtable.class)) {
            table.put("com.ibm.wsspi.security.cred.cacheKey", "somebody");
        }
        return status;
    }
}
