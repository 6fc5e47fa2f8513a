package com.isogeo.security.internal.login;

import com.isogeo.security.internal.log.LoginError;
import java.util.ArrayList;
import java.util.List;

/** The outcome of a request, and the cookies that go with it. */
record Decision(Outcome outcome, List<CookieChange> cookies) {

    Decision {
        cookies = List.copyOf(cookies);
    }

    static Decision of(Outcome outcome) {
        return new Decision(outcome, List.of());
    }

    static Decision failed(LoginError error, String reason, ReturnUrl retry) {
        return of(new Outcome.Failed(error, reason, retry));
    }

    /** The module's own URLs are for GET only. */
    static Decision methodNotAllowed(String url, ReturnUrl retry) {
        return failed(LoginError.METHOD_NOT_ALLOWED, url + " was requested by another method than GET", retry);
    }

    static Decision redirectTo(String absoluteUrl) {
        return of(new Outcome.RedirectTo(absoluteUrl));
    }

    Decision with(CookieChange cookie) {
        List<CookieChange> all = new ArrayList<>(cookies);
        all.add(cookie);
        return new Decision(outcome, all);
    }
}
