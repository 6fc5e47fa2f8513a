package com.isogeo.security.internal.config;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys in the form that the MicroProfile language server reads from the jars of a project: fields with
 * {@link ConfigProperty}. An editor offers such a key with its default and the field's type and comment. Nothing is
 * injected here, and no field is read: {@link Settings} has the declarations, and a test holds the two together.
 */
final class EditorMetadata {

    /** The path of Isogeo's client_secrets.json, in place of client id, client secret and redirect URI. */
    @ConfigProperty(name = "isogeo.client-secrets-file")
    static final String CLIENT_SECRETS_FILE = "";

    /** The client id that Isogeo issued. */
    @ConfigProperty(name = "isogeo.client-id")
    static final String CLIENT_ID = "";

    /** The client secret that Isogeo issued; best outside the WAR, as ISOGEO_CLIENT_SECRET. */
    @ConfigProperty(name = "isogeo.client-secret")
    static final String CLIENT_SECRET = "";

    /** The redirect URI that is registered at Isogeo, with a path of its own inside the application. */
    @ConfigProperty(name = "isogeo.redirect-uri")
    static final String REDIRECT_URI = "";

    /** Where users sign in. */
    @ConfigProperty(name = "isogeo.authorization-endpoint", defaultValue = "https://id.api.isogeo.com/oauth/authorize")
    static final String AUTHORIZATION_ENDPOINT = "";

    /** Where the code is exchanged for tokens. */
    @ConfigProperty(name = "isogeo.token-endpoint", defaultValue = "https://id.api.isogeo.com/oauth/token")
    static final String TOKEN_ENDPOINT = "";

    /** Isogeo's API, for the account and its memberships. */
    @ConfigProperty(name = "isogeo.api-endpoint", defaultValue = "https://v1.api.isogeo.com")
    static final String API_ENDPOINT = "";

    /** What the parameter iss of each callback must be equal to (RFC 9207). */
    @ConfigProperty(name = "isogeo.issuer")
    static final String ISSUER = "";

    /** The scopes to ask for. Isogeo knows none. */
    @ConfigProperty(name = "isogeo.scope")
    static final String SCOPE = "";

    /** How the client authenticates at the token endpoint: basic (header) or post (form). */
    @ConfigProperty(name = "isogeo.client-authentication", defaultValue = "basic")
    static final String CLIENT_AUTHENTICATION = "";

    /** Milliseconds to connect to the token endpoint and the API, 1 to 300000. */
    @ConfigProperty(name = "isogeo.connect-timeout", defaultValue = "5000")
    static final int CONNECT_TIMEOUT = 0;

    /** Milliseconds for a whole response of the token endpoint or the API, 1 to 300000. */
    @ConfigProperty(name = "isogeo.read-timeout", defaultValue = "15000")
    static final int READ_TIMEOUT = 0;

    /** A path of the application to show in place of the module's error page, or built-in. */
    @ConfigProperty(name = "isogeo.error-page")
    static final String ERROR_PAGE = "";

    /** The application's name on the module's pages, of at most 100 characters. */
    @ConfigProperty(name = "isogeo.application-name")
    static final String APPLICATION_NAME = "";

    /** Behind a proxy that changes paths: how the redirect URI ends inside the application. */
    @ConfigProperty(name = "isogeo.callback-path")
    static final String CALLBACK_PATH = "";

    /** Milliseconds before its expiry at which an access token is refreshed, 1 to 300000. */
    @ConfigProperty(name = "isogeo.refresh-ahead")
    static final int REFRESH_AHEAD = 0;

    /** Milliseconds after its sign-in at which a login ends, 1 to 31536000000. */
    @ConfigProperty(name = "isogeo.max-session-age")
    static final long MAX_SESSION_AGE = 0;

    /** Where a refresh token is revoked when its user signs out (RFC 7009). */
    @ConfigProperty(name = "isogeo.revocation-endpoint")
    static final String REVOCATION_ENDPOINT = "";

    /** Whether signing out ends the session with all that is in it. */
    @ConfigProperty(name = "isogeo.logout.invalidate-session", defaultValue = "true")
    static final boolean LOGOUT_INVALIDATE_SESSION = true;

    private EditorMetadata() {}
}
