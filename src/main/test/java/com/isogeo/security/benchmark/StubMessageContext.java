package com.isogeo.security.benchmark;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContextWrapper;
import java.security.Principal;
import java.util.Hashtable;
import java.util.Set;
import javax.security.auth.Subject;

/** What the container says of a request; it keeps nothing of what it is told. */
final class StubMessageContext extends HttpMessageContextWrapper {

    private final boolean isProtected;
    private final Subject subject = new Subject();

    private StubMessageContext(boolean isProtected) {
        super(Unexpected.of(HttpMessageContext.class));
        this.isProtected = isProtected;
    }

    static StubMessageContext ofProtectedPage() {
        return new StubMessageContext(true);
    }

    static StubMessageContext ofOpenPage() {
        return new StubMessageContext(false);
    }

    /** With the table in the Subject that Open Liberty puts there. */
    @SuppressWarnings("JdkObsolete")
    static StubMessageContext ofProtectedPageOnOpenLiberty() {
        StubMessageContext context = new StubMessageContext(true);
        context.subject.getPrivateCredentials().add(new Hashtable<String, String>());
        return context;
    }

    @Override
    public boolean isProtected() {
        return isProtected;
    }

    @Override
    public boolean isAuthenticationRequest() {
        return false;
    }

    @Override
    public Subject getClientSubject() {
        return subject;
    }

    @Override
    public AuthenticationStatus notifyContainerAboutLogin(Principal caller, Set<String> groups) {
        return AuthenticationStatus.SUCCESS;
    }

    @Override
    public AuthenticationStatus redirect(String location) {
        return AuthenticationStatus.SEND_CONTINUE;
    }

    @Override
    public AuthenticationStatus doNothing() {
        return AuthenticationStatus.NOT_DONE;
    }
}
