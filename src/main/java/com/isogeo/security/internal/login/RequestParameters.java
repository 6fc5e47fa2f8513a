package com.isogeo.security.internal.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The parameters of a request that the mechanism handles itself. */
final class RequestParameters {

    private RequestParameters() {}

    /** None where the server cannot decode them, as with a percent sign that no two digits follow. */
    static Map<String, List<String>> of(HttpServletRequest request) {
        try {
            return request.getParameterMap().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, parameter -> List.of(parameter.getValue())));
        } catch (IllegalArgumentException | IllegalStateException e) {
            return Map.of();
        }
    }
}
