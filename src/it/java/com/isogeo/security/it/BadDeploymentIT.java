package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.bad.BasicBeside;
import com.isogeo.security.it.bad.BrokenExpression;
import com.isogeo.security.it.bad.DefinitionOne;
import com.isogeo.security.it.bad.DefinitionTwo;
import com.isogeo.security.it.bad.NoBean;
import com.isogeo.security.it.bad.NoSecretsFile;
import com.isogeo.security.it.ear.OpenServlet;
import com.isogeo.security.it.minimal.ProtectedServlet;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Missing and wrong settings: the log has one sentence for each, and the application does not start. */
@ArquillianTest
class BadDeploymentIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "nothing-set", managed = false, testable = false)
    static WebArchive nothingSet() {
        return Archives.application("nothing-set", "isogeo.token-endpoint=http://isogeo.example/token\n")
                .addClass(DefinitionOne.class);
    }

    @Deployment(name = "other-address", managed = false, testable = false)
    static WebArchive otherAddress() {
        return Archives.application(
                        "other-address",
                        Archives.configuration("other-address")
                                + "isogeo-token/mp-rest/url=http://isogeo.example/token\n"
                                + "com.isogeo.security.internal.account.AccountApi/mp-rest/uri=http://isogeo.example\n")
                .addClass(DefinitionOne.class);
    }

    @Deployment(name = "two-definitions", managed = false, testable = false)
    static WebArchive twoDefinitions() {
        return Archives.application("two-definitions", Archives.ENDPOINTS)
                .addClasses(DefinitionOne.class, DefinitionTwo.class);
    }

    @Deployment(name = "two-mechanisms", managed = false, testable = false)
    static WebArchive twoMechanisms() {
        return Archives.application("two-mechanisms", Archives.ENDPOINTS + DemoClient.credentials())
                .addClasses(DefinitionOne.class, BasicBeside.class);
    }

    @Deployment(name = "broken-expression", managed = false, testable = false)
    static WebArchive brokenExpression() {
        return Archives.application("broken-expression", Archives.ENDPOINTS).addClass(BrokenExpression.class);
    }

    @Deployment(name = "no-secrets-file", managed = false, testable = false)
    static WebArchive noSecretsFile() {
        return Archives.application("no-secrets-file", Archives.ENDPOINTS).addClass(NoSecretsFile.class);
    }

    @Deployment(name = "no-bean", managed = false, testable = false)
    static WebArchive noBean() {
        return Archives.application("no-bean", Archives.ENDPOINTS)
                .addClasses(NoBean.class, OpenServlet.class, ProtectedServlet.class);
    }

    @Deployment(name = "outside", managed = false, testable = false)
    static WebArchive outside() {
        return Archives.application(
                        "outside",
                        Archives.ENDPOINTS
                                + DemoClient.credentials()
                                + "isogeo.redirect-uri=http://localhost:${demo.port}/elsewhere/callback\n")
                .addClasses(DefinitionOne.class, OpenServlet.class, ProtectedServlet.class);
    }

    @Deployment(name = "inert", managed = false, testable = false)
    static WebArchive inert() {
        return Archives.application("inert", "");
    }

    @Test
    @DisplayName("S40 Everything that is missing or wrong is logged at once, each with its key")
    void everythingMissingIsTold() {
        assertThrows(Exception.class, () -> deployer.deploy("nothing-set"));

        String log = ServerLog.text();
        for (String sentence : new String[] {
            "isogeo.client-id is not set: give it the client id that Isogeo issued.",
            "isogeo.client-secret is not set: give it the client secret that Isogeo issued.",
            "isogeo.redirect-uri is not set: give it the redirect URI that is registered at Isogeo.",
            "isogeo.token-endpoint must begin with https:// (plain http is allowed on the loopback address only)."
        }) {
            assertTrue(log.contains(sentence), sentence);
        }
        assertFalse(Sites.browser().send(get(Sites.DEMO + "/nothing-set/")).status() == 200);
    }

    @Test
    @DisplayName("S22 S40 A key of the Rest Client that names an address that was not checked stops the deployment")
    void otherAddressStopsTheDeployment() {
        assertThrows(Exception.class, () -> deployer.deploy("other-address"));

        String log = ServerLog.text();
        for (String sentence : new String[] {
            "isogeo-token/mp-rest/url names another address than isogeo.token-endpoint: remove it, and set that key.",
            "com.isogeo.security.internal.account.AccountApi/mp-rest/uri names another address than"
                    + " isogeo.api-endpoint: remove it, and set that key."
        }) {
            assertTrue(log.contains(sentence), sentence);
        }
    }

    @Test
    @DisplayName("S40 Two definitions stop the deployment")
    void twoDefinitionsStopTheDeployment() {
        assertThrows(Exception.class, () -> deployer.deploy("two-definitions"));

        assertTrue(ServerLog.text()
                .contains("stands on more than one class of this application"
                        + " (com.isogeo.security.it.bad.DefinitionOne, com.isogeo.security.it.bad.DefinitionTwo):"
                        + " leave one."));
    }

    @Test
    @DisplayName("S40 A second mechanism, and nobody to choose between them, stops the deployment")
    void secondMechanismStopsTheDeployment() {
        assertThrows(Exception.class, () -> deployer.deploy("two-mechanisms"));

        String log = ServerLog.text();
        // Open Liberty reports it itself, before it calls the module.
        assertTrue(log.contains("This application has another authentication mechanism beside Isogeo's (")
                || log.contains("CWWKS1925E: The deployment for the two-mechanisms.war"));
    }

    @Test
    @DisplayName("S40 An expression that cannot be evaluated stops the deployment")
    void brokenExpressionStopsTheDeployment() {
        assertThrows(Exception.class, () -> deployer.deploy("broken-expression"));

        assertTrue(ServerLog.text()
                .contains(
                        "isogeo.redirect-uri has an expression on @IsogeoAuthenticationMechanismDefinition that cannot"
                                + " be evaluated."));
    }

    @Test
    @DisplayName("S40 A client secrets file that is not there stops the deployment, with one sentence")
    void missingSecretsFileStopsTheDeployment() {
        int before = ServerLog.text().length();
        assertThrows(Exception.class, () -> deployer.deploy("no-secrets-file"));

        String log = ServerLog.text().substring(before);
        assertTrue(log.contains("isogeo.client-secrets-file names "), log);
        assertTrue(
                log.contains("client_secrets.json, which is not there (a relative path begins at the server's working"
                        + " directory)."),
                log);
        assertFalse(log.contains("is not set: give it"), log);
    }

    @ParameterizedTest
    @DisplayName("S40 What is seen only when the application starts stops it too, on each server")
    @CsvSource({
        "no-bean, '@IsogeoAuthenticationMechanismDefinition stands on com.isogeo.security.it.bad.NoBean, which is no CDI bean: add @ApplicationScoped to that class.'",
        "outside, 'isogeo.redirect-uri is outside this application, whose context path is /outside; where a proxy changes the path, set isogeo.callback-path.'"
    })
    void whatIsSeenAtTheStartIsTold(String name, String sentence) {
        assertThrows(Exception.class, () -> deployer.deploy(name));

        assertTrue(ServerLog.text().contains(sentence), sentence);
        for (String page : new String[] {"/open", "/protected"}) {
            assertFalse(
                    Sites.browser().send(get(Sites.DEMO + "/" + name + page)).status() == 200);
        }
    }

    @Test
    void jarWithoutTheAnnotationDoesNothing() {
        deployer.deploy("inert");
        deployer.undeploy("inert");
    }
}
