package com.isogeo.security.internal.config;

import com.isogeo.security.internal.oauth2.Loopback;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What the text of a setting must be. Each method returns the text's value, or throws with the problem. */
final class SettingFormats {

    private static final List<String> SCHEMES = List.of("http", "https");
    private static final int LONGEST_NAME = 100;
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration ONE_YEAR = Duration.ofDays(365);

    private SettingFormats() {}

    static String text(String text) {
        return text;
    }

    static String shortText(String text) throws InvalidSettingException {
        if (text.length() > LONGEST_NAME || text.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSettingException("must be one line of at most " + LONGEST_NAME + " characters");
        }
        return text;
    }

    static String clientId(String text) throws InvalidSettingException {
        if (text.indexOf(':') >= 0) {
            throw new InvalidSettingException(
                    "must not contain a colon, which parts it from the secret in the Basic header");
        }
        return text;
    }

    static ClientAuthentication clientAuthentication(String text) throws InvalidSettingException {
        for (ClientAuthentication authentication : ClientAuthentication.values()) {
            if (authentication.name().equalsIgnoreCase(text)) {
                return authentication;
            }
        }
        throw new InvalidSettingException("must be basic or post");
    }

    /** An address of http or https; plain http is for the loopback address. */
    static URI webAddress(String text) throws InvalidSettingException {
        URI uri = uri(text);
        if (uri.getHost() == null
                || !SCHEMES.contains(Objects.requireNonNullElse(uri.getScheme(), ""))
                || uri.getRawPath() == null) {
            throw new InvalidSettingException("must be an absolute https address");
        }
        if (uri.getRawFragment() != null || uri.getRawUserInfo() != null) {
            throw new InvalidSettingException("must have neither a fragment nor user information");
        }
        if (uri.getScheme().equals("http") && !Loopback.isHost(uri.getHost())) {
            throw new InvalidSettingException(
                    "must begin with https:// (plain http is allowed on the loopback address only)");
        }
        return uri;
    }

    // The cause quotes the text.
    @SuppressWarnings("UnusedException")
    static URI uri(String text) throws InvalidSettingException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidSettingException("is not a valid address");
        }
    }

    static Duration millisecondsUpTo5Minutes(String text) throws InvalidSettingException {
        return milliseconds(text, FIVE_MINUTES);
    }

    static Duration millisecondsUpToOneYear(String text) throws InvalidSettingException {
        return milliseconds(text, ONE_YEAR);
    }

    private static Duration milliseconds(String text, Duration max) throws InvalidSettingException {
        try {
            long milliseconds = Long.parseLong(text);
            if (milliseconds >= 1 && milliseconds <= max.toMillis()) {
                return Duration.ofMillis(milliseconds);
            }
        } catch (NumberFormatException e) {
            // Reported below, together with a number out of range.
        }
        throw new InvalidSettingException("must be a whole number of milliseconds from 1 to " + max.toMillis());
    }

    static boolean trueOrFalse(String text) throws InvalidSettingException {
        if (!text.equals("true") && !text.equals("false")) {
            throw new InvalidSettingException("must be true or false");
        }
        return text.equals("true");
    }

    static String errorPage(String text) throws InvalidSettingException {
        if (!text.startsWith("/") && !text.equals(BehaviourSettings.BUILT_IN_PAGE)) {
            throw new InvalidSettingException("must be a path inside the application that begins with a slash, or "
                    + BehaviourSettings.BUILT_IN_PAGE);
        }
        return text;
    }
}
