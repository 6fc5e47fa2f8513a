package com.isogeo.standin.internal.api;

import com.isogeo.standin.ReceivedRequest;
import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import com.isogeo.standin.internal.oauth.RequestLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the stand-in received, of all or of one user, for tests and the curious. */
public final class RequestsResource {

    private final RequestLog log;

    public RequestsResource(RequestLog log) {
        this.log = log;
    }

    public Response get(Request request) {
        List<ReceivedRequest> requests =
                request.query().find("user").map(log::of).orElseGet(log::all);
        return Response.json(
                200, requests.stream().map(RequestsResource::toJson).toList());
    }

    public Response delete(Request request) {
        Optional<String> user = request.query().find("user");
        user.ifPresentOrElse(log::forget, log::forget);
        return Response.empty(204);
    }

    private static Map<String, String> toJson(ReceivedRequest request) {
        Map<String, String> entry = new LinkedHashMap<>();
        entry.put("at", request.at().toString());
        entry.put("method", request.method());
        entry.put("path", request.path());
        request.grantType().ifPresent(type -> entry.put("grant_type", type));
        return entry;
    }
}
