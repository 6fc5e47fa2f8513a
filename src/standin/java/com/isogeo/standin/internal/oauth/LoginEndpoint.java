package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.Scenario;
import com.isogeo.standin.StandInUser;
import com.isogeo.standin.internal.http.Parameters;
import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The login form, or none for whom it remembers, and the authorization response that follows (RFC 6749, section 4.1.2). */
public final class LoginEndpoint {

    private static final String COOKIE = "standin";
    private static final String RETURN_URL = "ReturnUrl";

    private final Registration registration;
    private final Users users;
    private final Seal seal;
    private final AuthorizationResponses responses;
    private final RequestLog log;
    private final Clock clock;
    private final LoginPages pages;

    public LoginEndpoint(
            Registration registration,
            Users users,
            Seal seal,
            AuthorizationResponses responses,
            RequestLog log,
            Clock clock,
            LoginPages pages) {
        this.registration = registration;
        this.users = users;
        this.seal = seal;
        this.responses = responses;
        this.log = log;
        this.clock = clock;
        this.pages = pages;
    }

    public Response get(Request request) {
        Optional<AuthorizationRequest> authorization = authorizationRequest(request.query());
        Optional<Grant> remembered = remembered(request);
        return authorization.isPresent() && remembered.isPresent()
                ? redirect(request, responses.codeGrant(authorization.get(), remembered.get()), authorization.get())
                : pages.form(request);
    }

    public Response post(Request request) {
        Parameters form = request.form();
        Optional<AuthorizationRequest> authorization = authorizationRequest(form);
        if (authorization.isEmpty()) {
            return pages.noAuthorizationRequest(request);
        }
        Optional<StandInUser> user = users.authenticate(form.value("username"), form.value("password"));
        if (user.isEmpty()) {
            return pages.form(request, LoginPages.Problem.WRONG_PASSWORD);
        }
        return Scenario.parse(String.join(",", form.all("scenario")).strip())
                .map(chosen -> signIn(request, authorization.get(), user.get().login(), chosen))
                .orElseGet(() -> pages.form(request, LoginPages.Problem.UNKNOWN_SCENARIO));
    }

    private Response signIn(Request request, AuthorizationRequest authorization, String login, Set<Scenario> chosen) {
        Set<Scenario> scenarios = EnumSet.copyOf(chosen);
        scenarios.addAll(users.arranged(login));
        Grant code = responses.codeGrant(authorization, login, scenarios);
        Response response = redirect(request, code, authorization);
        return code.has(Scenario.REMEMBERED)
                ? response.with(
                        "Set-Cookie", COOKIE + "=" + responses.cookie(code) + "; Path=/login; HttpOnly; SameSite=Lax")
                : response;
    }

    private Response redirect(Request request, Grant code, AuthorizationRequest authorization) {
        log.add(request, Optional.of(code));
        return Response.redirect(authorization.redirect(responses.response(authorization, code)));
    }

    private Optional<AuthorizationRequest> authorizationRequest(Parameters parameters) {
        return AuthorizationRequest.ofReturnUrl(parameters.value(RETURN_URL))
                .filter(authorization -> authorization.isOfKnownClient(registration))
                .filter(authorization -> authorization.error().isEmpty());
    }

    private Optional<Grant> remembered(Request request) {
        return request.cookies(COOKIE)
                .flatMap(value -> seal.open(Grant.Kind.COOKIE, value).stream())
                .filter(grant -> !grant.isExpired(clock.instant()))
                .findFirst();
    }
}
