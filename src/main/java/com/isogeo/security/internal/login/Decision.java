package com.isogeo.security.internal.login;

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

    Decision with(CookieChange cookie) {
        List<CookieChange> all = new ArrayList<>(cookies);
        all.add(cookie);
        return new Decision(outcome, all);
    }
}
