package com.isogeo.security.it;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds small applications: their classes, and the jar in WEB-INF/lib. */
final class Archives {

    /** The stand-in's endpoints. */
    static final String ENDPOINTS = """
            isogeo.authorization-endpoint=http://127.0.0.1:${standin.port}/oauth/authorize
            isogeo.token-endpoint=http://127.0.0.1:${standin.port}/oauth/token
            isogeo.api-endpoint=http://127.0.0.1:${standin.port}
            """;

    private Archives() {}

    static WebArchive application(String name, String configuration, Package... classes) {
        WebArchive archive = withoutJar(name, configuration).addAsLibrary(jar(), "isogeo-security.jar");
        for (Package one : classes) {
            archive.addPackage(one);
        }
        return archive;
    }

    /** The settings of an application whose context path is its name. */
    static String configuration(String name) {
        return ENDPOINTS
                + DemoClient.credentials()
                + "isogeo.redirect-uri=http://localhost:${demo.port}/" + name + "/login/callback\n";
    }

    /** An application for an EAR that has the jar elsewhere. */
    static WebArchive withoutJar(String name, String configuration) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsResource(new StringAsset(configuration), "META-INF/microprofile-config.properties");
    }

    static File jar() {
        return new File(System.getProperty("isogeo.jar"));
    }
}
