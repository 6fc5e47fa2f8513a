package com.isogeo.security.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Small applications as a user builds them: their classes, and the jar in WEB-INF/lib. */
final class Archives {

    /** The client that the stand-in knows, as the demo has it. */
    static final String CLIENT = """
            isogeo.authorization-endpoint=http://127.0.0.1:${standin.port}/oauth/authorize
            isogeo.token-endpoint=http://127.0.0.1:${standin.port}/oauth/token
            isogeo.api-endpoint=http://127.0.0.1:${standin.port}
            """;

    private Archives() {}

    static WebArchive application(String name, String configuration, Package... classes) {
        WebArchive archive = withoutJar(name, configuration)
                .addAsLibrary(new File(System.getProperty("isogeo.jar")), "isogeo-security.jar");
        for (Package one : classes) {
            archive.addPackage(one);
        }
        return archive;
    }

    /** The settings of an application whose context path is its name. */
    static String configuration(String name) {
        return CLIENT
                + DemoClient.credentials()
                + "isogeo.redirect-uri=http://localhost:${demo.port}/" + name + "/login/callback\n";
    }

    /** For an enterprise application that has the jar elsewhere. */
    static WebArchive withoutJar(String name, String configuration) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(new StringAsset(configuration), "META-INF/microprofile-config.properties");
    }
}
