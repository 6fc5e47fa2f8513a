package com.isogeo.security.internal.login;

import com.isogeo.security.IsogeoAuthenticationMechanismDefinition;
import com.isogeo.security.internal.session.Login;
import com.isogeo.security.internal.session.LoginSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;

/**
 * Sorts each request into callback, known caller, stranger at a protected door, or none of ours. The container calls it
 * before any filter or servlet, on the request's thread.
 */
@ApplicationScoped
@Default
@IsogeoAuthenticationMechanismDefinition.IsogeoAuthenticationMechanism
public class IsogeoAuthenticationMechanism implements HttpAuthenticationMechanism {

    private final LoginStart start;
    private final LoginCallback callback;
    private final LoginSession session;
    private final LoginRenewal renewal;
    private final RefreshHandoff refreshHandoff;
    private final Logout logout;
    private final LibertySubjectCache subjects;
    private final LoginLoopGuard loopGuard;
    private final Refusals refusals;

    /** For the container's proxy, which never uses the fields. */
    @SuppressWarnings("NullAway")
    protected IsogeoAuthenticationMechanism() {
        this(null, null, null, null, null, null, null, null, null);
    }

    @Inject
    public IsogeoAuthenticationMechanism(
            LoginStart start,
            LoginCallback callback,
            LoginSession session,
            LoginRenewal renewal,
            RefreshHandoff refreshHandoff,
            Logout logout,
            LibertySubjectCache subjects,
            LoginLoopGuard loopGuard,
            Refusals refusals) {
        this.start = start;
        this.callback = callback;
        this.session = session;
        this.renewal = renewal;
        this.refreshHandoff = refreshHandoff;
        this.logout = logout;
        this.subjects = subjects;
        this.loopGuard = loopGuard;
        this.refusals = refusals;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        try {
            return sorted(request, response, context);
        } catch (RuntimeException e) {
            return refusals.failed(request, response, context, e);
        }
    }

    private AuthenticationStatus sorted(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (LibertyPathParameters.isIn(request)) {
            return refusals.ambiguous(request, response, context);
        }
        if (callback.isFor(request)) {
            return callback.answer(request, response, context);
        }
        Optional<Login> login = session.current(request);
        if (start.isFor(request)) {
            return atOwnAddress(login, request, response, context);
        }
        if (login.isPresent() && !isAskedAnew(context)) {
            return signedIn(login.get(), request, response, context);
        }
        return stranger(request, response, context);
    }

    private AuthenticationStatus atOwnAddress(
            Optional<Login> login,
            HttpServletRequest request,
            HttpServletResponse response,
            HttpMessageContext context) {
        if (!request.getMethod().equals("GET")) {
            return refusals.otherMethod(request, response, context);
        }
        return login.isPresent()
                ? start.goOn(request, response, context)
                : start.beginAtOwnAddress(request, response, context);
    }

    private AuthenticationStatus signedIn(
            Login login, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!renewal.isDue(login)) {
            return known(login, request, response, context);
        }
        // An application that asks for a login itself has begun its answer, and gets one here.
        Optional<AuthenticationStatus> left =
                context.isAuthenticationRequest() ? Optional.empty() : refreshHandoff.leave(request, response, login);
        return left.orElseGet(() -> renewed(login, request, response, context));
    }

    private AuthenticationStatus renewed(
            Login login, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return renewal.renew(request.getSession(), login, isClosed(context))
                .fold(
                        renewed -> {
                            session.carry(request, renewed.login());
                            return known(renewed.login(), request, response, context);
                        },
                        over -> stranger(request, response, context),
                        unavailable -> isClosed(context)
                                ? refusals.unavailable(request, response, context)
                                : knownWithoutRoles(login, request, response, context));
    }

    private AuthenticationStatus stranger(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!isClosed(context)) {
            return context.doNothing();
        }
        return response.isCommitted() ? refusals.tooLate(request) : start.begin(request, response, context);
    }

    private AuthenticationStatus known(
            Login login, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (login.isFormLost() && RequestKind.of(request) == RequestKind.NAVIGATION) {
            request.setAttribute(IsogeoAuthenticationMechanismDefinition.FORM_NOT_SENT, true);
            session.noteFormTold(request, login);
        }
        if (keepFromCaches(request, response, context) && session.isRecent(login)) {
            // The browser keeps its session, so that the next login is none of a loop.
            loopGuard.forget(request, response);
        }
        AuthenticationStatus status = context.notifyContainerAboutLogin(login.caller(), login.groups());
        subjects.nameKey(context.getClientSubject(), login);
        return status;
    }

    /** Who he is does not grow old, what he may does: until Isogeo can be asked again, an open page sees no role. */
    private static AuthenticationStatus knownWithoutRoles(
            Login login, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        keepFromCaches(request, response, context);
        // Without the key by which Open Liberty would find the caller with his groups.
        return context.notifyContainerAboutLogin(login.caller(), Set.of());
    }

    /**
     * Before the servlet runs, so that an application that knows better can say otherwise.
     *
     * @return whether the answer is the user's, and can be kept from caches still
     */
    private static boolean keepFromCaches(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        boolean isTheUsers = !response.isCommitted() && (isClosed(context) || !StaticFile.isAskedFor(request));
        if (isTheUsers) {
            response.setHeader("Cache-Control", "no-store");
        }
        return isTheUsers;
    }

    /** Whether nobody may enter as a stranger: the page is protected, or the application asks for a login itself. */
    private static boolean isClosed(HttpMessageContext context) {
        return context.isProtected() || context.isAuthenticationRequest();
    }

    private static boolean isAskedAnew(HttpMessageContext context) {
        return context.isAuthenticationRequest()
                && context.getAuthParameters() != null
                && context.getAuthParameters().isNewAuthentication();
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        logout.signOut(request, response);
        context.cleanClientSubject();
    }
}
