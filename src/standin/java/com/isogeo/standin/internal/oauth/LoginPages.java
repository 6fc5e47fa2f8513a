package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;

/** The pages that a user may see on the way, in the language of their browser. */
public interface LoginPages {

    /** The form, empty. */
    Response form(Request request);

    /** The form again, as it was filled in, with what is wrong. */
    Response form(Request request, Problem problem);

    /** The client id or the redirect URI is not registered. */
    Response unknownClient(Request request);

    /** The form was not opened by an authorization request. */
    Response noAuthorizationRequest(Request request);

    /** What can be wrong with a form. */
    enum Problem {
        WRONG_PASSWORD,
        UNKNOWN_SCENARIO
    }
}
