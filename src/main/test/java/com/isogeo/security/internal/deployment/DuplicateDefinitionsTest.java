package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuplicateDefinitionsTest {

    @Test
    @DisplayName("S40 Two definitions of one module are named without it, as there is but one")
    void oneModule() {
        assertEquals(
                "@IsogeoAuthenticationMechanismDefinition stands on more than one class of this application"
                        + " (com.isogeo.security.internal.deployment.DuplicateDefinitions,"
                        + " com.isogeo.security.internal.deployment.ModuleName): leave one.",
                new DuplicateDefinitions(List.of(DuplicateDefinitions.class, ModuleName.class)).problem());
    }

    @Test
    @DisplayName("S40 Two definitions of two modules are named with them")
    void twoModules() {
        String problem = new DuplicateDefinitions(List.of(DuplicateDefinitions.class, String.class)).problem();

        assertTrue(problem.contains("java.lang.String in an unknown place"), problem);
        assertTrue(
                problem.endsWith("leave one, or put the jar into WEB-INF/lib of each web application instead of the"
                        + " library they share."),
                problem);
    }

    @Test
    void moduleOfAClassOfTheJdkIsUnknown() {
        assertEquals("an unknown place", ModuleName.of(String.class));
    }

    @ParameterizedTest
    @CsvSource({
        "/maps.ear/first.war/WEB-INF/classes/, first.war",
        "/maps.ear/first.war/WEB-INF/lib/sign-in.jar, first.war",
        "/content/maps.ear/lib/sign-in.jar!/, sign-in.jar",
        "/applications/maps/first_war/WEB-INF/classes/, first.war",
        "/home/all_war/deployments/first.war/WEB-INF/classes/, first.war",
        "/home/all_war/classes/, /home/all_war/classes/"
    })
    void moduleIsTheOutermostArchive(String path, String name) {
        assertEquals(name, ModuleName.inPath(path));
    }
}
