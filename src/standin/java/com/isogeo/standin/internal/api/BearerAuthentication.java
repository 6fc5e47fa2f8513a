package com.isogeo.standin.internal.api;

import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import com.isogeo.standin.internal.oauth.Grant;
import com.isogeo.standin.internal.oauth.RequestLog;
import com.isogeo.standin.internal.oauth.Seal;
import com.isogeo.standin.internal.oauth.TokenFamilies;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Opens the API to a Bearer token (RFC 6750, section 2.1), or says what is wrong with it (section 3). */
public final class BearerAuthentication {

    private static final String BEARER = "bearer ";

    private final Seal seal;
    private final TokenFamilies families;
    private final RequestLog log;
    private final Clock clock;

    public BearerAuthentication(Seal seal, TokenFamilies families, RequestLog log, Clock clock) {
        this.seal = seal;
        this.families = families;
        this.log = log;
        this.clock = clock;
    }

    /** The response to the token's grant, or a 401. */
    Response authenticate(Request request, Function<Grant, Response> respond) {
        Optional<Grant> grant = request.header("authorization")
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .flatMap(header -> seal.open(
                        Grant.Kind.ACCESS_TOKEN,
                        header.substring(BEARER.length()).strip()));
        log.add(request, grant);
        return grant.filter(each -> !each.isExpired(clock.instant()) && !families.isRevoked(each))
                .map(respond)
                .orElseGet(BearerAuthentication::invalidToken);
    }

    static Response invalidToken() {
        return Response.error(401, "invalid_token").with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
