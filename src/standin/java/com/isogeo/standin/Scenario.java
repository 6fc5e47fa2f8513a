package com.isogeo.standin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What can be made to go wrong. The words travel inside the code and the tokens, so that two logins never meet. */
enum Scenario {
    OK("everything goes well"),
    REMEMBERED("the stand-in remembers the user, and shows him no form the next time"),
    DENIED("the user says no: error=access_denied"),
    WRONG_STATE("the state comes back changed"),
    NO_STATE("the state does not come back"),
    NO_ISS("iss does not come (RFC 9207)"),
    WRONG_ISS("iss names another issuer (RFC 9207)"),
    INVALID_GRANT("the token endpoint answers 400 invalid_grant"),
    INVALID_CLIENT("the token endpoint answers 401 invalid_client"),
    SERVER_ERROR("the token endpoint answers 500"),
    HTML("the token endpoint answers 200 with HTML"),
    JUNK("the token endpoint answers 200 with broken JSON"),
    EMPTY("the token endpoint answers 200 with nothing"),
    REDIRECT("the token endpoint answers 302"),
    SLOW("the token endpoint answers after two seconds"),
    SILENT("the token endpoint does not answer for a minute"),
    CUT("the token endpoint closes the connection half-way"),
    ENDLESS("the token endpoint's answer has no end"),
    DRIP("the token endpoint sends a byte a second"),
    NO_TOKEN_TYPE("the token has no type"),
    MAC("the token is of the type mac"),
    NO_EXPIRY("the token has no expires_in"),
    NO_REFRESH_TOKEN("there is no refresh token"),
    SHORT("the token lives five seconds"),
    ROTATE("five-second tokens; a refresh token is good once, and one used again revokes all of its login"),
    KEEP("five-second tokens; a refresh brings no new refresh token"),
    REFRESH_REFUSED("five-second tokens; a refresh answers 400 invalid_grant"),
    REFRESH_CLIENT_WRONG("five-second tokens; a refresh answers 401 invalid_client"),
    REFRESH_UNAUTHORIZED("five-second tokens; a refresh answers 400 unauthorized_client"),
    REFRESH_DOWN("five-second tokens; a refresh is not answered for the first 20 s after the first expiry"),
    API_401_ONCE("the search takes no token that was not refreshed"),
    ROLES_CHANGE("five-second tokens; after a refresh every role is reader"),
    REVOKE_DOWN("the revocation endpoint answers 503"),
    ODD_ACCOUNT("the account has unknown and missing fields"),
    API_BUSY("the API answers 429"),
    API_DOWN("the API answers 503"),
    API_SILENT("the API does not answer for a minute");

    private static final Set<Scenario> OF_SHORT_TOKENS = EnumSet.of(
            SHORT,
            ROTATE,
            KEEP,
            REFRESH_REFUSED,
            REFRESH_CLIENT_WRONG,
            REFRESH_UNAUTHORIZED,
            REFRESH_DOWN,
            ROLES_CHANGE);

    private final String meaning;

    Scenario(String meaning) {
        this.meaning = meaning;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean makesTokensShort() {
        return OF_SHORT_TOKENS.contains(this);
    }

    String meaning() {
        return meaning;
    }

    /** The scenarios of a list of words, parted by commas or blanks; nothing when one is unknown. */
    static Optional<Set<Scenario>> parse(String words) {
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
}
