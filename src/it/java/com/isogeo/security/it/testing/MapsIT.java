package com.isogeo.security.it.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoStandIn;
import com.isogeo.standin.Scenario;
import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@ArquillianTest
class MapsIT {

    @RegisterExtension
    static final IsogeoStandIn ISOGEO = IsogeoStandIn.create();

    @ArquillianResource
    private URL maps;

    @Deployment(testable = false)
    static WebArchive maps() {
        JavaArchive configuration = ShrinkWrap.create(JavaArchive.class, "configuration.jar")
                .addAsResource(new StringAsset(ISOGEO.asProperties()), "META-INF/microprofile-config.properties");
        return ShrinkWrap.create(ZipImporter.class, "maps-it.war")
                .importFrom(new File("src/demo/target/demo.war"))
                .as(WebArchive.class)
                .addAsLibrary(configuration);
    }

    @Test
    void aliceSeesHerAccount() throws URISyntaxException {
        IsogeoBrowser.Page page = IsogeoBrowser.at(maps.toURI()).signIn("me", "alice");

        assertEquals(200, page.status());
        assertTrue(page.body().contains("alice@example.org"), page.body());
    }

    @Test
    void userWhoSaysNoIsToldSo() throws URISyntaxException {
        IsogeoBrowser.Page page = IsogeoBrowser.at(maps.toURI()).signIn("me", "alice", Scenario.DENIED);

        assertEquals(403, page.status());
        assertEquals(
                0,
                ISOGEO.received("alice").stream()
                        .filter(request -> request.path().equals("/oauth/token"))
                        .count());
    }
}
