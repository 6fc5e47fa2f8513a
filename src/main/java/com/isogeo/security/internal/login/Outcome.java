package com.isogeo.security.internal.login;

import com.isogeo.security.internal.log.LoginError;
import com.isogeo.security.internal.session.Login;
import java.net.URI;

/** What becomes of a request: decided without touching the response, and written by {@link Responder}. */
sealed interface Outcome {

    /** Every outcome has a method, so that a new one breaks the compile. */
    <T> T accept(Visitor<T> visitor);

    /** Handles each outcome. */
    interface Visitor<T> {

        T visit(NotHandled outcome);

        T visit(Authenticated outcome);

        T visit(AuthenticatedWithoutGroups outcome);

        T visit(RedirectToProvider outcome);

        T visit(RedirectTo outcome);

        T visit(RetrySameUrl outcome);

        T visit(Unauthorized outcome);

        T visit(RetryLater outcome);

        T visit(Failed outcome);

        T visit(RepeatedFailure outcome);

        T visit(ResponseAlreadyCommitted outcome);
    }

    /** The page is open to anonymous callers, and this is one. */
    record NotHandled() implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * The servlet is entered with this caller.
     *
     * @param mustNotBeCached whether no cache may keep the response
     */
    record Authenticated(Login login, boolean mustNotBeCached) implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * The servlet is entered with this caller, whose groups cannot be read now. Who the caller is does not change
     * with time, what they may do does.
     *
     * @param mustNotBeCached whether no cache may keep the response
     */
    record AuthenticatedWithoutGroups(Login login, boolean mustNotBeCached) implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** To the authorization endpoint (RFC 6749, section 4.1.1). */
    record RedirectToProvider(URI authorizationRequest) implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }

        /** Without the state. */
        @Override
        public String toString() {
            return "RedirectToProvider[host=" + authorizationRequest.getHost() + "]";
        }
    }

    /** To a page of the application. */
    record RedirectTo(String absoluteUrl) implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** To the URL that the browser requested, once more, with the same method. */
    record RetrySameUrl(String relativeUrl) implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** A script gets the URL at which a person can sign in. */
    record Unauthorized(RequestKind kind, String signInUrl) implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * The caller stays signed in, but must wait until the token endpoint responds again.
     *
     * @param reloads whether a page can ask again by itself
     * @param retry for a link on the page
     */
    record RetryLater(RequestKind kind, boolean reloads, ReturnUrl retry) implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /**
     * An error page, a line of the log and an event.
     *
     * @param reason for the operator
     * @param retry for a link on the page
     */
    record Failed(LoginError error, String reason, ReturnUrl retry) implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** The error page of a failure that was logged already. */
    record RepeatedFailure(LoginError error, ReturnUrl retry) implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }

    /** The application asks for a login when its response is committed: the browser cannot be told. */
    record ResponseAlreadyCommitted() implements Outcome {
        @Override
        public <T> T accept(Visitor<T> visitor) {
            return visitor.visit(this);
        }
    }
}
