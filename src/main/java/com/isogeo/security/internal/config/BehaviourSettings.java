package com.isogeo.security.internal.config;

import java.time.Duration;
import java.util.Optional;

/** How the module behaves towards the application and its users. */
public record BehaviourSettings(
        Duration readTimeout,
        Optional<String> errorPage,
        Optional<String> applicationName,
        Optional<Duration> refreshAhead,
        Optional<Duration> maxSessionAge,
        boolean logoutInvalidatesSession) {

    /** The value of {@link #errorPage} for the module's own page, in place of the application's. */
    public static final String BUILT_IN_PAGE = "built-in";

    static BehaviourSettings of(SettingValues values) {
        return new BehaviourSettings(
                values.get(Settings.READ_TIMEOUT),
                values.get(Settings.ERROR_PAGE),
                values.get(Settings.APPLICATION_NAME),
                values.get(Settings.REFRESH_AHEAD),
                values.get(Settings.MAX_SESSION_AGE),
                values.get(Settings.LOGOUT_INVALIDATES_SESSION));
    }
}
