package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The logins that are to meet a fault, known by their codes at first, and by their tokens later. */
final class CaughtLogins {

    /** At which of its requests a login meets the fault. */
    enum Place {
        CODE_EXCHANGE,
        ACCOUNT,
        REFRESH
    }

    private record Meeting(Place place, Fault fault) {}

    private final Map<String, Meeting> byCode = new ConcurrentHashMap<>();
    private final Map<String, Fault> byRefreshToken = new ConcurrentHashMap<>();
    private final Map<String, Fault> byAuthorization = new ConcurrentHashMap<>();

    void add(String code, Place place, Fault fault) {
        byCode.put(code, new Meeting(place, fault));
    }

    Optional<Fault> faultOf(ProxiedRequest request) {
        return meeting(request)
                .filter(meeting -> meeting.place() == Place.CODE_EXCHANGE)
                .map(Meeting::fault)
                .or(() -> request.parameter("refresh_token").map(byRefreshToken::get))
                .or(() -> request.header("authorization").map(byAuthorization::get));
    }

    /** The tokens of a login are known from the response to its code. */
    void note(ProxiedRequest request, HttpResponse<byte[]> response) {
        meeting(request).ifPresent(meeting -> {
            JsonObject tokens = Json.createReader(new StringReader(new String(response.body(), UTF_8)))
                    .readObject();
            switch (meeting.place()) {
                case ACCOUNT -> byAuthorization.put("Bearer " + tokens.getString("access_token"), meeting.fault());
                case REFRESH -> byRefreshToken.put(tokens.getString("refresh_token"), meeting.fault());
                case CODE_EXCHANGE -> {
                    // Its fault comes with this response.
                }
            }
        });
    }

    private Optional<Meeting> meeting(ProxiedRequest request) {
        return request.parameter("code").map(byCode::get);
    }
}
