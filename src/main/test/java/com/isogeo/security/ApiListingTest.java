package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.testing.ApiListing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * docs/reference/api.md lists the public API as it is compiled.
 *
 * <p>With {@code -DwriteApi=true} that page is written instead of compared.
 */
class ApiListingTest {

    private static final Path PAGE = Path.of("docs/reference/api.md");
    private static final String COMMAND = "mvn verify -pl src/main -Dtest=ApiListingTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -DwriteApi=true";
    private static final String HEAD = """
            # The public API

            Every type of the package `com.isogeo.security`, with what an application can call, read, override or implement. What each is for is
            in the Javadoc. Types of that package and of `java.lang` stand without their package. The build compares this page with the classes.
            """;

    @Test
    void pageListsTheApi() throws IOException {
        String page = HEAD + ApiListing.ofPackageOf(IsogeoToken.class).blocks();
        if (Boolean.getBoolean("writeApi")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                Files.exists(PAGE) ? Files.readString(PAGE) : "",
                page,
                () -> PAGE
                        + " does not list the API as it is now. A line that is removed or changed is a breaking change,"
                        + " which needs its line in the CHANGELOG. This writes the page: " + COMMAND);
    }
}
