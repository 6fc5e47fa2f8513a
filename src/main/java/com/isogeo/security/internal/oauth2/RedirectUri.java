package com.isogeo.security.internal.oauth2;

import java.net.URI;

/** Where the authorization endpoint sends the browser back to (RFC 6749, section 3.1.2), as it is configured. */
public sealed interface RedirectUri {

    /**
     * The redirect URI of a login that this request begins or ends. Authorization request and token request name the
     * same one (section 4.1.3).
     */
    URI forRequest(RequestAddress address);

    /** The path of the redirect URI where the application has this context path; cheap enough for every request. */
    String pathIn(String contextPath);

    /** One address for all requests, registered at the provider. */
    record Absolute(URI uri) implements RedirectUri {

        @Override
        public URI forRequest(RequestAddress address) {
            return uri;
        }

        @Override
        public String pathIn(String contextPath) {
            return uri.getRawPath();
        }

        @Override
        public String toString() {
            return uri.toString();
        }
    }

    /**
     * A path inside the application, on the loopback host and port by which the browser reached it (RFC 8252, section
     * 7.3).
     */
    record PathOnly(String path) implements RedirectUri {

        @Override
        public URI forRequest(RequestAddress address) {
            return URI.create(address.loopbackOrigin() + UrlPath.normalized(address.contextPath()) + path);
        }

        @Override
        public String pathIn(String contextPath) {
            return contextPath + path;
        }

        @Override
        public String toString() {
            return path;
        }
    }
}
