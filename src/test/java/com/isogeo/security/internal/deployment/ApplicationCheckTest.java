package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplicationCheckTest {

    @ParameterizedTest
    @CsvSource({
        "'', https://maps.example.org/login/callback, true",
        "/, https://maps.example.org/login/callback, true",
        "/maps, https://maps.example.org/maps/login/callback, true",
        "/maps, https://maps.example.org/login/callback, false",
        "/maps, https://maps.example.org/mapsx/login/callback, false",
        "/maps, https://maps.example.org/maps, false",
        "/cartes géo, https://maps.example.org/cartes%20g%C3%A9o/login/callback, true",
        "/cartes géo, https://maps.example.org/cartes%20g%c3%a9o/login/callback, true",
        "/cartes%20g%C3%A9o, https://maps.example.org/cartes%20g%C3%A9o/login/callback, true",
        "/cartes géo, https://maps.example.org/cartes/login/callback, false",
    })
    void redirectUriIsInsideTheApplication(String contextPath, URI redirectUri, boolean isInside) {
        assertEquals(isInside, ApplicationCheck.isInside(contextPath, redirectUri));
    }
}
