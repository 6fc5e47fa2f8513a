package com.isogeo.security.fuzzing;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.RedirectUri;
import com.isogeo.security.testing.TestSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an application is configured and reached.
 *
 * @param contextPath where the server has it
 * @param origin scheme and authority that the server sees
 * @param home the first page, as the browser sees it
 */
record Deployment(IsogeoSettings settings, String contextPath, String origin, BrowserUrl home) {

    static final String ISSUER = "https://id.example.org";

    static final List<Deployment> ALL = List.of(
            new Deployment(
                    settings(Map.of("isogeo.redirect-uri", "https://maps.example.org/login/callback")),
                    "",
                    "https://maps.example.org",
                    BrowserUrl.of("https://maps.example.org/")),
            new Deployment(
                    settings(Map.of(
                            "isogeo.redirect-uri",
                            "https://maps.example.org/plan/login/callback",
                            "isogeo.issuer",
                            ISSUER)),
                    "/plan",
                    "https://maps.example.org",
                    BrowserUrl.of("https://maps.example.org/plan/")),
            new Deployment(
                    settings(Map.of(
                            "isogeo.redirect-uri", "https://www.example.org/geo/maps/login/callback",
                            "isogeo.callback-path", "/login/callback")),
                    "/plan",
                    "http://10.0.0.7:9080",
                    BrowserUrl.of("https://www.example.org/geo/maps/")),
            new Deployment(
                    settings(Map.of(
                            "isogeo.redirect-uri", "/login/callback",
                            "isogeo.authorization-endpoint", "http://127.0.0.1:9081/oauth/authorize?a=b")),
                    "/plan",
                    "http://localhost:9080",
                    BrowserUrl.of("http://localhost:9080/plan/")));

    /** Whether the redirect URI is a path alone, so that the address is taken from the request. */
    boolean isPathAlone() {
        return settings.client().redirectUri() instanceof RedirectUri.PathOnly;
    }

    /** The authorization endpoint, without a query of its own. */
    String authorizationEndpoint() {
        return settings.provider().authorizationEndpoint().toString().replaceAll("\\?.*", "");
    }

    private static IsogeoSettings settings(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("isogeo.client-secret", Secrets.CLIENT_SECRET);
        // Longer than any response takes to be read.
        all.put("isogeo.read-timeout", "20000");
        return TestSettings.withValues(all);
    }
}
