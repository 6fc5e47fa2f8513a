package com.isogeo.security.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The WAR of the demo, with the stand-in in it, and the copy that the tests deploy. */
final class DemoApplication {

    private static final String STAND_IN = "WEB-INF/lib/isogeo-security-standin.jar";
    private static final String CONFIGURATION = "WEB-INF/classes/META-INF/microprofile-config.properties";

    private DemoApplication() {}

    static Path war() {
        return Path.of(System.getProperty("demo.war")).toAbsolutePath().normalize();
    }

    /** Writes a copy as in production: without the stand-in, and with the keys of the stand-in that the tests start. */
    static void write(Path copy) throws IOException {
        Files.createDirectories(copy.getParent());
        Files.copy(war(), copy, REPLACE_EXISTING);
        try (FileSystem war = FileSystems.newFileSystem(copy)) {
            Files.delete(war.getPath(STAND_IN));
            Files.writeString(
                    war.getPath(CONFIGURATION),
                    "\n" + Archives.ENDPOINTS + DemoClient.credentials()
                            + "isogeo.redirect-uri=http://localhost:${demo.port}/login/callback\n",
                    ISO_8859_1,
                    StandardOpenOption.APPEND);
        }
    }
}
