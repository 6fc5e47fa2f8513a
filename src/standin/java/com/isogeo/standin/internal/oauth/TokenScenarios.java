package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.Scenario;
import com.isogeo.standin.internal.http.Delivery;
import com.isogeo.standin.internal.http.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The responses of the token endpoint that a scenario spoils. */
public final class TokenScenarios {

    /** The life of a short token, and twenty seconds. */
    private static final Duration OUTAGE = Duration.ofSeconds(25);

    private static final Duration SLOWNESS = Duration.ofSeconds(2);

    /** Of 64 KiB: two hundred megabytes. */
    private static final int MAX_BLOCKS = 3_000;

    private static final String HTML = "text/html";
    private static final String JSON = "application/json";

    private final Clock clock;
    private final Duration silence;

    public TokenScenarios(Clock clock, Duration silence) {
        this.clock = clock;
        this.silence = silence;
    }

    /** What comes in place of the tokens, or with them in another way. */
    Response spoil(Grant code, Response issued) {
        return code.scenarios().stream()
                .sorted()
                .flatMap(scenario -> spoil(scenario, issued).stream())
                .findFirst()
                .orElse(issued);
    }

    private Optional<Response> spoil(Scenario scenario, Response issued) {
        return switch (scenario) {
            case INVALID_GRANT -> Optional.of(Response.error(400, "invalid_grant"));
            case INVALID_CLIENT -> Optional.of(Response.error(401, "invalid_client"));
            case SERVER_ERROR -> Optional.of(Response.of(500, HTML, "<html><body>broken</body></html>"));
            case HTML -> Optional.of(Response.of(200, HTML, "<html><body>maintenance</body></html>"));
            case JUNK -> Optional.of(Response.of(200, JSON, "{\"access_token\": \"abc\", "));
            case EMPTY -> Optional.of(Response.of(200, JSON, ""));
            case REDIRECT -> Optional.of(Response.redirect("/oauth/elsewhere"));
            case SLOW -> Optional.of(issued.deliveredBy(new Delivery.Delayed(SLOWNESS)));
            case SILENT -> Optional.of(silence());
            case CUT -> Optional.of(issued.deliveredBy(new Delivery.Truncated()));
            case ENDLESS -> Optional.of(issued.deliveredBy(new Delivery.Endless(MAX_BLOCKS, silence)));
            case DRIP -> Optional.of(issued.deliveredBy(new Delivery.Drip((int) Math.max(1, silence.toSeconds()))));
            default -> Optional.empty();
        };
    }

    /** What a refresh gets in place of tokens; nothing where it goes well. */
    Optional<Response> spoilRefresh(Grant refreshToken) {
        if (refreshToken.has(Scenario.REFRESH_REFUSED)) {
            return Optional.of(Response.error(400, "invalid_grant"));
        }
        if (refreshToken.has(Scenario.REFRESH_CLIENT_WRONG)) {
            return Optional.of(Response.error(401, "invalid_client"));
        }
        if (refreshToken.has(Scenario.REFRESH_UNAUTHORIZED)) {
            return Optional.of(Response.error(400, "unauthorized_client"));
        }
        boolean isDown = refreshToken.has(Scenario.REFRESH_DOWN)
                && clock.instant().isBefore(refreshToken.begunAt().plus(OUTAGE));
        return isDown ? Optional.of(silence()) : Optional.empty();
    }

    private Response silence() {
        return Response.empty(200).deliveredBy(new Delivery.Delayed(silence));
    }
}
