package com.isogeo.security.simulation;

/** What holds after each step, with the numbers of docs/security.md. */
enum Invariant {
    OWN_USER("S19 S32 S45 S49 nobody is signed in as somebody else"),
    OWN_CONSENT("S02 S11 S12 S48 nobody is signed in without their own consent in this browser"),
    OWN_TOKEN("S27 S28 S32 S49 the application gets the access token of its caller, and one that has not expired"),
    FRESH_SESSION_ID("S19 the session id after a login was known to nobody before"),
    /**
     * Not once for each code: whoever knows a code can send it along with a state of their own. The provider refuses
     * it then.
     */
    CODE_SENT_ONCE("S16 a node sends one code to the token endpoint for each login"),
    CODE_OF_THIS_REQUEST("S03 S21 S48 a code that is exchanged came back to the browser that asked for it"),
    /**
     * Not promised where the sessions are shared late, since another node's change can put the replaced token back; nor,
     * where a server writes a session at the end of a request, while a request that has refreshed it runs for longer
     * than ten minutes or the new token lives. Nor does a node know of a response that was lost, or that another node has got.
     */
    REPLACED_TOKEN_NOT_SENT("S30 a node that has got a new refresh token does not send the replaced one"),
    /**
     * At the node where the user signed out, and at all nodes where the session is one. A session that stays without its
     * login, or is shared late, can get it back by another node (docs/decisions/0033).
     */
    SIGNED_OUT("S34 a login that ended opens nothing, and its refresh token is revoked where it can be"),
    ENDS_ON_A_PAGE("S10 S18 S43 whoever follows the redirects ends on their page, or on one that says why"),
    INSIDE("S04 S18 a redirect leads to the provider or into the application"),
    NO_SECRET("S01 S03 S14 S20 S27 S38 no secret leaves the node in the clear"),
    NOTHING_FOR_STRANGERS("S06 S53 a stranger gets no session, and no login at an open page"),
    PROTECTED("S41 S47 no stranger enters a protected page, and a script is not redirected"),
    NO_EXCEPTION("S37 the mechanism throws nothing, and no status is 500"),
    COOKIES("S07 S08 S42 our cookies are HttpOnly, Secure, Lax, short-lived, and no cache keeps them"),
    ROLES("S36 roles are those that the provider told at most two hours ago"),
    CLIENT_AUTHENTICATES("S20 S21 each token request is complete, and from this client");

    private final String text;

    Invariant(String text) {
        this.text = text;
    }

    /** Fails when the promise is broken. */
    void check(boolean isHeld, java.util.function.Supplier<String> how) {
        if (!isHeld) {
            throw new BrokenInvariantException(text + ": " + how.get());
        }
    }

    /** A promise that was broken, in words. */
    static final class BrokenInvariantException extends RuntimeException {

        private static final long serialVersionUID = 1;

        BrokenInvariantException(String message) {
            super(message);
        }
    }
}
