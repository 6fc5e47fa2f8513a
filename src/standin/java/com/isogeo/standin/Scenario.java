package com.isogeo.standin;

import static com.isogeo.standin.Scenario.Group.API;
import static com.isogeo.standin.Scenario.Group.CALLBACK;
import static com.isogeo.standin.Scenario.Group.REFRESH;
import static com.isogeo.standin.Scenario.Group.TOKENS;
import static com.isogeo.standin.Scenario.Group.TOKEN_ENDPOINT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the stand-in can be told to do wrong. A scenario is chosen for one login, in the login form or by
 * {@link StandInServer#arrange}; it travels inside the code and the tokens, so that two logins never meet. Several go together.
 *
 * <pre>{@code
 * server.arrange("alice", Scenario.ROTATE, Scenario.ROLES_CHANGE);
 * }</pre>
 */
public enum Scenario {
    /** Nothing goes wrong. */
    OK(CALLBACK, "everything goes well", "tout se passe bien"),
    /** The next login shows no form. */
    REMEMBERED(
            CALLBACK,
            "the user is remembered, and sees no form the next time",
            "la personne est reconnue et ne voit plus le formulaire la fois suivante"),
    /** An error response to the authorization request (RFC 6749, section 4.1.2.1). */
    DENIED(CALLBACK, "the user refuses: error=access_denied", "la personne refuse : error=access_denied"),
    /** The state of the callback is not that of the request. */
    WRONG_STATE(CALLBACK, "the state comes back changed", "le state revient modifié"),
    /** The callback has no state. */
    NO_STATE(CALLBACK, "the state does not come back", "le state ne revient pas"),
    /** The callback names no issuer. */
    NO_ISS(CALLBACK, "iss does not come back (RFC 9207)", "iss ne revient pas (RFC 9207)"),
    /** The callback names another issuer. */
    WRONG_ISS(CALLBACK, "iss names another issuer (RFC 9207)", "iss désigne un autre émetteur (RFC 9207)"),

    /** The code is refused. */
    INVALID_GRANT(TOKEN_ENDPOINT, "the code is refused: 400 invalid_grant", "le code est refusé : 400 invalid_grant"),
    /** The client is refused. */
    INVALID_CLIENT(
            TOKEN_ENDPOINT, "the client is refused: 401 invalid_client", "le client est refusé : 401 invalid_client"),
    /** A server error with a page. */
    SERVER_ERROR(TOKEN_ENDPOINT, "it answers 500 with a page", "il répond 500 avec une page"),
    /** A page in place of JSON. */
    HTML(TOKEN_ENDPOINT, "it answers 200 with a page", "il répond 200 avec une page"),
    /** JSON that ends too early. */
    JUNK(TOKEN_ENDPOINT, "it answers 200 with broken JSON", "il répond 200 avec du JSON incomplet"),
    /** No body. */
    EMPTY(TOKEN_ENDPOINT, "it answers 200 with nothing", "il répond 200 sans contenu"),
    /** A redirect. */
    REDIRECT(TOKEN_ENDPOINT, "it answers 302", "il répond 302"),
    /** A response after two seconds. */
    SLOW(TOKEN_ENDPOINT, "it answers after two seconds", "il répond après deux secondes"),
    /** No response for as long as {@link StandInOptions#silence()} says. */
    SILENT(TOKEN_ENDPOINT, "it does not answer for a minute", "il ne répond pas pendant une minute"),
    /** A response that breaks off. */
    CUT(TOKEN_ENDPOINT, "it closes the connection half-way", "il coupe la connexion au milieu de la réponse"),
    /** A response of 200 MB. */
    ENDLESS(TOKEN_ENDPOINT, "its response has no end", "sa réponse n'a pas de fin"),
    /** A response of one byte a second. */
    DRIP(TOKEN_ENDPOINT, "it sends one byte a second", "il envoie un octet par seconde"),

    /** A token response without {@code token_type}. */
    NO_TOKEN_TYPE(TOKENS, "the token has no type", "le jeton n'a pas de type"),
    /** A token response whose {@code token_type} is not {@code bearer}. */
    MAC(TOKENS, "the type of the token is mac", "le type du jeton est mac"),
    /** A token response without {@code expires_in}. */
    NO_EXPIRY(TOKENS, "the token has no expires_in", "le jeton n'a pas d'expires_in"),
    /** A token response without {@code refresh_token}. */
    NO_REFRESH_TOKEN(TOKENS, "there is no refresh token", "il n'y a pas de refresh token"),
    /** Access tokens of five seconds. */
    SHORT(TOKENS, "the token lives five seconds", "le jeton vit cinq secondes"),

    /** Refresh token rotation with reuse detection (RFC 9700, section 4.14). */
    ROTATE(
            REFRESH,
            "five-second tokens; a refresh token is good once, and one that is used again revokes its whole login",
            "jetons de cinq secondes ; un refresh token sert une fois, le réutiliser révoque toute la connexion"),
    /** The refresh token stays the same. */
    KEEP(
            REFRESH,
            "five-second tokens; a refresh brings no new refresh token",
            "jetons de cinq secondes ; le refresh token reste le même"),
    /** A refresh is refused. */
    REFRESH_REFUSED(
            REFRESH,
            "five-second tokens; a refresh is refused: 400 invalid_grant",
            "jetons de cinq secondes ; le renouvellement est refusé : 400 invalid_grant"),
    /** The client is refused at a refresh. */
    REFRESH_CLIENT_WRONG(
            REFRESH,
            "five-second tokens; a refresh answers 401 invalid_client",
            "jetons de cinq secondes ; le renouvellement répond 401 invalid_client"),
    /** The client may not refresh. */
    REFRESH_UNAUTHORIZED(
            REFRESH,
            "five-second tokens; a refresh answers 400 unauthorized_client",
            "jetons de cinq secondes ; le renouvellement répond 400 unauthorized_client"),
    /** An outage of twenty seconds after the first expiry. */
    REFRESH_DOWN(
            REFRESH,
            "five-second tokens; no answer to a refresh for 20 s after the first expiry",
            "jetons de cinq secondes ; pas de réponse pendant les 20 s qui suivent la première expiration"),
    /** The revocation endpoint fails. */
    REVOKE_DOWN(REFRESH, "the revocation endpoint answers 503", "la révocation répond 503"),

    /** The search refuses the token of the code, and takes that of a refresh. */
    API_401_ONCE(
            API,
            "the search refuses a token that was not refreshed: 401",
            "la recherche refuse un jeton qui n'a pas été renouvelé : 401"),
    /** Roles are taken away by a refresh. */
    ROLES_CHANGE(
            API,
            "five-second tokens; after a refresh every role is reader",
            "jetons de cinq secondes ; après un renouvellement chaque rôle est reader"),
    /** An account that is odd and usable. */
    ODD_ACCOUNT(
            API,
            "the account has unknown and missing fields",
            "le compte a des champs inconnus, et d'autres lui manquent"),
    /** The API has too much to do. */
    API_BUSY(API, "the API answers 429", "l'API répond 429"),
    /** The API is down. */
    API_DOWN(API, "the API answers 503", "l'API répond 503"),
    /** No response of the API for as long as {@link StandInOptions#silence()} says. */
    API_SILENT(API, "the API does not answer for a minute", "l'API ne répond pas pendant une minute");

    /** Where a scenario shows. */
    public enum Group {
        /** In the authorization response (RFC 6749, section 4.1.2). */
        CALLBACK("Callback", "Retour vers l'application"),
        /** When the code is exchanged (RFC 6749, section 4.1.3). */
        TOKEN_ENDPOINT("Token endpoint", "Point d'accès aux jetons"),
        /** In the tokens that are issued (RFC 6749, section 5.1). */
        TOKENS("Tokens", "Jetons"),
        /** When a token is refreshed or revoked (RFC 6749, section 6, and RFC 7009). */
        REFRESH("Refresh and revocation", "Renouvellement et révocation"),
        /** In the responses of the API. */
        API("API", "API");

        private final String english;
        private final String french;

        Group(String english, String french) {
            this.english = english;
            this.french = french;
        }

        /**
         * The heading of the group.
         *
         * @param locale French, or any other for English
         * @return a word or two
         */
        public String title(Locale locale) {
            return isFrench(locale) ? french : english;
        }
    }

    private static final Set<Scenario> WITH_SHORT_TOKENS = EnumSet.of(
            SHORT,
            ROTATE,
            KEEP,
            REFRESH_REFUSED,
            REFRESH_CLIENT_WRONG,
            REFRESH_UNAUTHORIZED,
            REFRESH_DOWN,
            ROLES_CHANGE);

    private final Group group;
    private final String english;
    private final String french;

    Scenario(Group group, String english, String french) {
        this.group = group;
        this.english = english;
        this.french = french;
    }

    /**
     * The word that chooses it in the login form.
     *
     * @return such as {@code wrong-state}
     */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * What happens, in one line.
     *
     * @param locale French, or any other for English
     * @return a phrase without a full stop
     */
    public String explanation(Locale locale) {
        return isFrench(locale) ? french : english;
    }

    /**
     * Where it shows.
     *
     * @return its group in the login form
     */
    public Group group() {
        return group;
    }

    /**
     * Whether access tokens live five seconds under it, so that a test meets the expiry.
     *
     * @return true for {@code SHORT} and its like
     */
    public boolean shortensTokens() {
        return WITH_SHORT_TOKENS.contains(this);
    }

    /**
     * The scenarios of a list of words.
     *
     * @param words separated by commas or blanks; no word at all is {@code OK}
     * @return nothing when a word is unknown
     */
    public static Optional<Set<Scenario>> parse(String words) {
        Set<Scenario> scenarios = EnumSet.noneOf(Scenario.class);
        for (String word : words.strip().split("[,\\s]+", -1)) {
            Optional<Scenario> scenario = Arrays.stream(values())
                    .filter(each -> each.word().equals(word.isEmpty() ? OK.word() : word))
                    .findFirst();
            if (scenario.isEmpty()) {
                return Optional.empty();
            }
            scenarios.add(scenario.get());
        }
        return Optional.of(scenarios);
    }

    private static boolean isFrench(Locale locale) {
        return locale.getLanguage().equals(Locale.FRENCH.getLanguage());
    }
}
