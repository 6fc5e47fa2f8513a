package com.isogeo.security.internal.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ModuleNameTest {

    /** A class of an application. */
    private static final class SignIn {}

    /** Loads that class anew, from where a server has unpacked the application. */
    private static final class Application extends ClassLoader {

        private final URL location;

        private Application(String location) throws MalformedURLException {
            super(ModuleNameTest.class.getClassLoader());
            this.location = URI.create(location).toURL();
        }

        private Class<?> signIn() throws IOException {
            String name = SignIn.class.getName();
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = file.readAllBytes();
                CodeSource source = new CodeSource(location, (Certificate[]) null);
                return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(source, null));
            }
        }
    }

    @Test
    @DisplayName("The module of a class is the archive that it was loaded from")
    void moduleIsTheArchive() throws IOException {
        assertEquals("first.war", nameAt("file:/srv/maps.ear/first.war/WEB-INF/classes/"));
    }

    @Test
    @DisplayName("The module of a class without an archive is the folder that it was loaded from")
    void moduleWithoutAnArchiveIsTheFolder() throws IOException {
        assertEquals("/srv/maps/classes/", nameAt("file:/srv/maps/classes/"));
    }

    private static String nameAt(String location) throws IOException {
        return ModuleName.of(new Application(location).signIn());
    }
}
