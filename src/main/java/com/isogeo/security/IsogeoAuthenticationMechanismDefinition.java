package com.isogeo.security;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/**
 * Defines the authentication mechanism that signs users in with Isogeo, for the web application that holds the
 * annotated class: the authorization code grant of <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.1">RFC
 * 6749, section 4.1</a>.
 *
 * <p>Put it on one class of the application, which must be a CDI bean (give it {@code @ApplicationScoped}); two
 * definitions stop the deployment. It is read while the application is deployed. Every attribute has a MicroProfile
 * Config key of the same meaning, and the key wins: set there what differs between a test and a production server,
 * and every secret. An attribute may hold Jakarta Expression Language, which is evaluated once, at deployment. A
 * missing client id, client secret or redirect URI stops the deployment with a sentence that names the key.
 *
 * <pre>{@code
 * @ApplicationScoped
 * @IsogeoAuthenticationMechanismDefinition(redirectUri = "https://maps.example.org/login/callback")
 * public class SignIn {}
 * }</pre>
 *
 * @since 0.1.0
 */
@Documented
@Retention(RUNTIME)
@Target(TYPE)
public @interface IsogeoAuthenticationMechanismDefinition {

    /**
     * The name of a request attribute that is {@code true} on the first page after a login that a form began: the
     * form was not sent, and the browser does not send it again. Show the user a hint; they are on the page that held
     * the form, or on the first page of the application.
     */
    String FORM_NOT_SENT = "com.isogeo.security.formNotSent";

    /**
     * The path of the client_secrets.json that Isogeo issued; key {@code isogeo.client-secrets-file}. A relative path
     * begins at the server's working directory. The client id, the client secret, the endpoints and the redirect URI
     * that the file holds win over the attributes of this annotation; a key that is set wins over the file.
     *
     * @return the path, or nothing when there is no such file
     */
    String clientSecretsFile() default "";

    /**
     * The application's OAuth client id; key {@code isogeo.client-id}.
     *
     * @return the client id, or nothing
     */
    String clientId() default "";

    /**
     * The application's OAuth client secret; key {@code isogeo.client-secret}. Write an expression here, never the
     * secret.
     *
     * @return the client secret, or nothing
     */
    String clientSecret() default "";

    /**
     * The redirect URI as it is registered at Isogeo, as the browser sees it, byte for byte; key
     * {@code isogeo.redirect-uri}. It needs no servlet: the mechanism handles it. While the authorization endpoint is
     * on the loopback address, a path inside the application such as {@code /login/callback} is enough: host and port
     * are then those by which the browser reached this machine.
     *
     * @return the redirect URI, or nothing
     */
    String redirectUri() default "";

    /**
     * The authorization endpoint (RFC 6749, section 3.1); key {@code isogeo.authorization-endpoint}.
     *
     * @return the endpoint, or nothing for Isogeo's own
     */
    String authorizationEndpoint() default "";

    /**
     * The token endpoint (RFC 6749, section 3.2); key {@code isogeo.token-endpoint}.
     *
     * @return the endpoint, or nothing for Isogeo's own
     */
    String tokenEndpoint() default "";

    /**
     * The base of Isogeo's API, which has the user's account; key {@code isogeo.api-endpoint}.
     *
     * @return the base address, or nothing for Isogeo's own
     */
    String apiEndpoint() default "";

    /**
     * The issuer that the authorization response must name (RFC 9207); key {@code isogeo.issuer}.
     *
     * @return the issuer, or nothing when none is to be checked
     */
    String issuer() default "";

    /**
     * The scope to request (RFC 6749, section 3.3), words separated by blanks; key {@code isogeo.scope}. Isogeo has
     * none.
     *
     * @return the scope, or nothing to request none
     */
    String scope() default "";

    /**
     * How the application authenticates at the token endpoint (RFC 6749, section 2.3.1): {@code basic} or {@code post};
     * key {@code isogeo.client-authentication}.
     *
     * @return {@code basic}, {@code post}, or nothing for the default, {@code basic}
     */
    String clientAuthentication() default "";

    /**
     * A page of this application that is shown instead of the module's own when a login fails; key
     * {@code isogeo.error-page}. A path inside the application that begins with a slash. The request reaches it with
     * the attribute {@code jakarta.servlet.error.status_code} and its status set. With {@code built-in} the module's
     * own page is shown where {@code web.xml} has an {@code <error-page>} for the status, too.
     *
     * @return the path, or {@code built-in}, or nothing for the {@code <error-page>} of {@code web.xml}, and the
     *     module's own page where there is none
     */
    String errorPage() default "";

    /**
     * The qualifier of the authentication mechanism's bean, besides {@code @Default}. An application with two
     * mechanisms on Jakarta Security 4.0 selects this one by it, in its own
     * {@code HttpAuthenticationMechanismHandler}.
     */
    @Documented
    @Qualifier
    @Retention(RUNTIME)
    @Target({TYPE, METHOD, FIELD, PARAMETER})
    @interface IsogeoAuthenticationMechanism {

        /** The qualifier as a value, for programmatic lookup. It has no state, so that any thread may use it. */
        final class Literal extends AnnotationLiteral<IsogeoAuthenticationMechanism>
                implements IsogeoAuthenticationMechanism {

            private static final long serialVersionUID = 1;

            /** The one value. */
            public static final Literal INSTANCE = new Literal();

            private Literal() {}
        }
    }
}
