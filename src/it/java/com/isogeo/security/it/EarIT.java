package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.ear.CallServlet;
import com.isogeo.security.it.ear.Counter;
import com.isogeo.security.it.ear.OpenServlet;
import com.isogeo.security.it.ear.OriginApi;
import com.isogeo.security.it.ear.ScopedSignIn;
import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.security.it.minimal.SignIn;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enterprise applications, with the jar and the keys in the web application or in a library that all share. */
@ArquillianTest
class EarIT {

    private static final String FIRST_CLIENT = DemoClient.client().id();
    private static final String SECOND_CLIENT = "standin-second-1a0c1a2b-3d4e-4f50-8a61-72b3c4d5e6f7";

    /**
     * Payara has one configuration for a whole enterprise application, which does not see into the WAR; on GlassFish it
     * is now this, now that.
     */
    private static final String KEYS_OF_EACH_WEB_APPLICATION = "open-liberty|wildfly";

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "one-war", managed = false, testable = false)
    static EnterpriseArchive oneWar() {
        return ear("one-war", withJar(first("first"))).addAsModule(enterpriseBeans());
    }

    @Deployment(name = "two-wars", managed = false, testable = false)
    static EnterpriseArchive twoWars() {
        return ear("two-wars", withJar(first("first")), withJar(second("second")));
    }

    @Deployment(name = "definition-in-library", managed = false, testable = false)
    static EnterpriseArchive definitionInLibrary() {
        JavaArchive library = ShrinkWrap.create(JavaArchive.class, "sign-in.jar")
                .addClass(ScopedSignIn.class)
                .addAsManifestResource(EmptyAsset.INSTANCE, "beans.xml");
        WebArchive war = withJar(first("first")).addAsLibrary(library);
        war.deleteClass(ScopedSignIn.class);
        return ear("definition-in-library", war);
    }

    @Deployment(name = "jar-in-lib", managed = false, testable = false)
    static EnterpriseArchive jarInLib() {
        return ear("jar-in-lib", first("first")).addAsLibrary(Archives.jar(), "isogeo-security.jar");
    }

    @Deployment(name = "jar-in-lib-and-two-wars", managed = false, testable = false)
    static EnterpriseArchive jarInLibAndTwoWars() {
        return ear(
                        "jar-in-lib-and-two-wars",
                        withoutKeys("first", ScopedSignIn.class),
                        withoutKeys("second", SignIn.class))
                .addAsLibraries(keys("first"))
                .addAsLibrary(Archives.jar(), "isogeo-security.jar");
    }

    @Deployment(name = "one-that-signs-in", managed = false, testable = false)
    static EnterpriseArchive oneThatSignsIn() {
        return ear("one-that-signs-in", withJar(first("first")), plain("second"));
    }

    @Deployment(name = "jar-in-lib-one-that-signs-in", managed = false, testable = false)
    static EnterpriseArchive jarInLibOneThatSignsIn() {
        return ear("jar-in-lib-one-that-signs-in", first("first"), plain("second"))
                .addAsLibrary(Archives.jar(), "isogeo-security.jar");
    }

    @Deployment(name = "jar-in-lib-outside", managed = false, testable = false)
    static EnterpriseArchive jarInLibOutside() {
        return ear("jar-in-lib-outside", withoutKeys("third", ScopedSignIn.class))
                .addAsLibraries(keys("elsewhere"))
                .addAsLibrary(Archives.jar(), "isogeo-security.jar");
    }

    @Deployment(name = "jar-and-keys-in-lib", managed = false, testable = false)
    static EnterpriseArchive jarAndKeysInLib() {
        return ear("jar-and-keys-in-lib", withoutKeys("first", ScopedSignIn.class), plain("second"))
                .addAsLibraries(keys("first"))
                .addAsLibrary(Archives.jar(), "isogeo-security.jar");
    }

    @BeforeEach
    void forget() {
        StandIn.forget();
    }

    @EnabledIfSystemProperty(named = "arquillian.launch", matches = KEYS_OF_EACH_WEB_APPLICATION)
    @ParameterizedTest
    @DisplayName("A web application signs in from an enterprise application, wherever jar and definition are")
    @ValueSource(strings = {"one-war", "definition-in-library", "jar-in-lib"})
    void oneWebApplicationSignsIn(String name) {
        deployer.deploy(name);
        try {
            assertEquals(
                    "OPEN",
                    Sites.browser().send(get(Sites.DEMO + "/first/open")).body());
            assertSignsIn("first", FIRST_CLIENT, "alice");
        } finally {
            deployer.undeploy(name);
        }
    }

    @EnabledIfSystemProperty(named = "arquillian.launch", matches = KEYS_OF_EACH_WEB_APPLICATION)
    @Test
    @DisplayName(
            "Two web applications of an enterprise application sign in, each with its own client, at the same time")
    void twoWebApplicationsSignIn() {
        deployer.deploy("two-wars");
        try {
            IsogeoBrowser browser = Sites.browser();
            assertTrue(location(browser, "first").contains("scope=of-the-annotation"));
            assertFalse(location(browser, "second").contains("scope="));
            assertSignsIn("first", FIRST_CLIENT, "alice");
            assertSignsIn("second", SECOND_CLIENT, "bob");
        } finally {
            deployer.undeploy("two-wars");
        }
    }

    @Test
    @DisplayName("S40 Two definitions that share one jar stop the deployment, and the sentence names the modules")
    void jarThatTwoDefinitionsShareStopsTheDeployment() {
        assertThrows(Exception.class, () -> deployer.deploy("jar-in-lib-and-two-wars"));

        String sentence = ServerUnderTest.current() != ServerUnderTest.PAYARA
                ? "stands on more than one class of this application"
                        + " (com.isogeo.security.it.ear.ScopedSignIn in first.war,"
                        + " com.isogeo.security.it.minimal.SignIn in second.war): leave one, or put the jar into"
                        + " WEB-INF/lib of each web application instead of the library they share."
                : "stands in more than one web application of this enterprise archive, for which the server has one"
                        + " configuration: deploy each web application by itself.";
        assertTrue(ServerLog.text().contains(sentence), "the sentence is in the log");
    }

    @Test
    @DisplayName("S40 A redirect URI outside the web application stops an enterprise application too, or each login")
    void redirectUriOutsideStopsTheDeployment() {
        if (ServerUnderTest.current() == ServerUnderTest.OPEN_LIBERTY) {
            // Open Liberty calls no initializer in a library of an EAR.
            deployer.deploy("jar-in-lib-outside");
            assertEquals(
                    503, Sites.browser().send(get(Sites.DEMO + "/third/call")).status());
            deployer.undeploy("jar-in-lib-outside");
        } else {
            assertThrows(Exception.class, () -> deployer.deploy("jar-in-lib-outside"));
            assertFalse(Sites.browser().send(get(Sites.DEMO + "/third/open")).status() == 200);
        }
        assertTrue(ServerLog.text().contains("outside this application, whose context path is /third;"));
    }

    @EnabledIfSystemProperty(named = "arquillian.launch", matches = KEYS_OF_EACH_WEB_APPLICATION)
    @ParameterizedTest
    @DisplayName("A web application beside the one that signs in is not opened by it")
    @ValueSource(strings = {"one-that-signs-in", "jar-in-lib-one-that-signs-in"})
    void webApplicationBesideIsNotOpen(String name) {
        assertFirstSignsInAndSecondIsNotOpen(name);
    }

    @Test
    @DisplayName(
            "A web application signs in with jar and keys in libraries of the enterprise application, on each server")
    void keysOfTheEnterpriseApplication() {
        assertFirstSignsInAndSecondIsNotOpen("jar-and-keys-in-lib");
    }

    @EnabledIfSystemProperty(named = "arquillian.launch", matches = "payara")
    @Test
    @DisplayName("Where a server does not read the keys of a web application, the deployment says where they belong")
    void keysThatAreNotReadStopTheDeployment() {
        assertThrows(Exception.class, () -> deployer.deploy("one-war"));

        assertTrue(ServerLog.text().contains("put the module's jar into the lib folder of the enterprise archive"));
    }

    private void assertFirstSignsInAndSecondIsNotOpen(String name) {
        deployer.deploy(name);
        try {
            assertSignsIn("first", FIRST_CLIENT, "alice");
            Page stranger = Sites.browser().send(get(Sites.DEMO + "/second/protected"));
            assertTrue(List.of(401, 403, 500, 503).contains(stranger.status()), stranger.body());
        } finally {
            deployer.undeploy(name);
        }
    }

    private static void assertSignsIn(String application, String clientId, String user) {
        IsogeoBrowser browser = Sites.browser();
        Page page = browser.follow(StandIn.login(browser, Sites.DEMO + "/" + application + "/call", user, "ok"));
        List<String> lines = page.body().lines().toList();

        assertEquals(200, page.status(), page.body());
        assertEquals(4, lines.size(), page.body());
        assertEquals(clientId, lines.get(1));
        assertEquals(user, StandIn.tokenOrigin(lines.get(2)).user());
        assertTrue(lines.get(3).contains('"' + user + '"'), lines.get(3));
    }

    private static String location(IsogeoBrowser browser, String application) {
        return browser.send(get(Sites.DEMO + "/" + application + "/call"))
                .location()
                .toString();
    }

    private static EnterpriseArchive ear(String name, WebArchive... wars) {
        return ShrinkWrap.create(EnterpriseArchive.class, name + ".ear").addAsModules(wars);
    }

    private static JavaArchive enterpriseBeans() {
        return ShrinkWrap.create(JavaArchive.class, "counter.jar").addClass(Counter.class);
    }

    private static WebArchive first(String name) {
        return Archives.withoutJar(name, configuration(name, FIRST_CLIENT))
                .addClasses(ScopedSignIn.class, CallServlet.class, OpenServlet.class, OriginApi.class);
    }

    private static WebArchive second(String name) {
        return Archives.withoutJar(name, configuration(name, SECOND_CLIENT))
                .addClasses(SignIn.class, CallServlet.class, OpenServlet.class, OriginApi.class);
    }

    private static WebArchive withoutKeys(String name, Class<?> definition) {
        return Archives.withoutJar(name, "")
                .addClasses(definition, CallServlet.class, OpenServlet.class, OriginApi.class);
    }

    /** The keys of the enterprise application as a whole, with a redirect URI below this path. */
    private static JavaArchive keys(String name) {
        return ShrinkWrap.create(JavaArchive.class, "keys.jar")
                .addAsManifestResource(
                        new StringAsset(configuration(name, FIRST_CLIENT)), "microprofile-config.properties");
    }

    private static WebArchive plain(String name) {
        return Archives.withoutJar(name, "").addClasses(OpenServlet.class, ProtectedServlet.class);
    }

    private static String configuration(String name, String clientId) {
        return Archives.configuration(name) + "isogeo.client-id=" + clientId + "\n";
    }

    private static WebArchive withJar(WebArchive war) {
        return war.addAsLibrary(Archives.jar(), "isogeo-security.jar");
    }
}
