package com.isogeo.security.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Small applications as a user builds them: his classes, and the jar in WEB-INF/lib. */
final class Archives {

    /** The client that the stand-in knows, as the demo has it. */
    static final String CLIENT = """
            isogeo.authorization-endpoint=http://127.0.0.1:${standin.port}/oauth/authorize
            isogeo.token-endpoint=http://127.0.0.1:${standin.port}/oauth/token
            isogeo.api-endpoint=http://127.0.0.1:${standin.port}
            """;

    private Archives() {}

    static WebArchive application(String name, String configuration, Package... classes) {
        WebArchive archive = ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsLibrary(new File(System.getProperty("isogeo.jar")), "isogeo-security.jar")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(new StringAsset(configuration), "META-INF/microprofile-config.properties");
        for (Package one : classes) {
            archive.addPackage(one);
        }
        return archive;
    }
}
