package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An application that reads its client from Isogeo's client secrets file. */
@ArquillianTest
class ClientSecretsFileIT {

    private static final String REDIRECT_URI = Sites.DEMO + "/secrets/login/callback";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(testable = false)
    static WebArchive secrets() throws IOException {
        Path file = TestDirectory.of("client_secrets.json");
        String content = Json.createObjectBuilder()
                .add(
                        "installed",
                        Json.createObjectBuilder()
                                .add("client_id", DemoClient.client().id())
                                .add("client_secret", DemoClient.client().secret())
                                .add(
                                        "redirect_uris",
                                        Json.createArrayBuilder()
                                                .add("urn:ietf:wg:oauth:2.0:oob")
                                                .add(REDIRECT_URI))
                                .add("auth_uri", Sites.STANDIN + "/oauth/authorize")
                                .add("token_uri", Sites.STANDIN + "/oauth/token"))
                .build()
                .toString();
        Files.writeString(file, content);
        return Archives.application(
                "secrets",
                "isogeo.client-secrets-file=" + file.toString().replace('\\', '/') + "\n"
                        + "isogeo.api-endpoint=http://127.0.0.1:${standin.port}\n",
                ProtectedServlet.class.getPackage());
    }

    @Test
    @DisplayName(
            "The credentials, the redirect URI and the endpoints of the file are enough to sign in, and stay out of the log")
    void userSignsInWithWhatTheFileSays() {
        Page toAuthorize = browser.send(get(Sites.DEMO + "/secrets/protected"));
        assertEquals(REDIRECT_URI, StandIn.parameter(toAuthorize.location(), "redirect_uri"));

        Page back = browser.send(get(StandIn.signIn(browser, toAuthorize, "alice", "ok")));

        assertEquals("ENTERED", browser.follow(back).body());
        assertFalse(ServerLog.text().contains(DemoClient.client().secret()));
    }
}
