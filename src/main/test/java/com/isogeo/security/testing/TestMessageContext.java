package com.isogeo.security.testing;

import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.Hashtable;
import java.util.Set;
import javax.security.auth.Subject;

/** What the container gives a mechanism with each request; it notes what it was told. */
public final class TestMessageContext extends HttpMessageContextWrapper {

    private final boolean isProtected;
    private final boolean isAuthenticationRequest;
    /** Of the type that Open Liberty looks for. */
    @SuppressWarnings("JdkObsolete")
    private final Hashtable<String, String> subjectTable = new Hashtable<>();

    private final Subject subject = new Subject();
    private String caller;
    private Set<String> groups;
    private String location;
    private String forwardedTo;

    public static TestMessageContext ofNewLogin() {
        return new TestMessageContext(false, true);
    }

    private TestMessageContext(boolean isProtected, boolean isAuthenticationRequest) {
        super((HttpMessageContext) null);
        this.isProtected = isProtected;
        this.isAuthenticationRequest = isAuthenticationRequest;
        subject.getPrivateCredentials().add(subjectTable);
    }

    public static TestMessageContext ofProtectedPage() {
        return new TestMessageContext(true, false);
    }

    public static TestMessageContext ofOpenPage() {
        return new TestMessageContext(false, false);
    }

    /** Has the mechanism validate the request in this context. The module's never throws. */
    public AuthenticationStatus validateBy(
            HttpAuthenticationMechanism mechanism, HttpServletRequest request, HttpServletResponse response) {
        try {
            return mechanism.validateRequest(request, response, this);
        } catch (AuthenticationException e) {
            throw new AssertionError(e);
        }
    }

    /** The name of the caller of whom the container was told, or null. */
    public String caller() {
        return caller;
    }

    public Set<String> groups() {
        return groups;
    }

    /** Where the browser is redirected to, or null. */
    public String location() {
        return location;
    }

    @Override
    public boolean isProtected() {
        return isProtected;
    }

    @Override
    public boolean isAuthenticationRequest() {
        return isAuthenticationRequest;
    }

    @Override
    public AuthenticationParameters getAuthParameters() {
        return new AuthenticationParameters().newAuthentication(isAuthenticationRequest);
    }

    @Override
    public Subject getClientSubject() {
        return subject;
    }

    /** The key by which Open Liberty may find the caller again, or empty. */
    public String subjectKey() {
        return subjectTable.values().stream().findFirst().orElse("");
    }

    /** The page that the request was forwarded to, or null. */
    public String forwardedTo() {
        return forwardedTo;
    }

    @Override
    public AuthenticationStatus forward(String to) {
        forwardedTo = to;
        return AuthenticationStatus.SEND_CONTINUE;
    }

    @Override
    public AuthenticationStatus redirect(String to) {
        location = to;
        return AuthenticationStatus.SEND_CONTINUE;
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(Principal principal, Set<String> callerGroups) {
        caller = principal.getName();
        groups = callerGroups;
        return AuthenticationStatus.SUCCESS;
    }

    @Override
    public void cleanClientSubject() {
        caller = null;
    }

    @Override
    public AuthenticationStatus doNothing() {
        return AuthenticationStatus.NOT_DONE;
    }
}
