package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.it.minimal.SignIn;
import com.isogeo.security.it.proxied.WhereServlet;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Behind a reverse proxy that ends TLS and shows the application under another path: the browser knows
 * https://localhost/maps, the server http://localhost/proxied. The stand-in's token endpoint has TLS here too.
 */
@ArquillianTest
class ProxyIT {

    private static final String PROXY = "https://localhost:" + System.getProperty("proxy.port");
    private static final String MAPS = PROXY + "/maps";
    private static final Path DIRECTORY = TestDirectory.of("proxy");

    private static Nginx nginx;

    private final IsogeoBrowser browser = browser();

    @Deployment(name = "proxied", testable = false)
    static WebArchive proxied() {
        // Open Liberty does not take these (its issue 33537): there the server trusts.
        String trust = "";
        for (String client : new String[] {"isogeo-token", "isogeo-account"}) {
            trust += client + "/mp-rest/trustStore=classpath:/trust.p12\n" + client + "/mp-rest/trustStorePassword="
                    + SelfSigned.PASSWORD + "\n" + client + "/mp-rest/trustStoreType=PKCS12\n";
        }
        return application("proxied", "/maps", "tls-standin.port", trust)
                .addAsResource(SelfSigned.trustStore().toFile(), "trust.p12");
    }

    @Deployment(name = "strict", testable = false)
    static WebArchive strict() {
        return application("strict", "/strict", "unknown-tls-standin.port", "");
    }

    private static WebArchive application(String name, String publicPath, String port, String trust) {
        String tls = "https://127.0.0.1:" + System.getProperty(port);
        return Archives.application(
                        name,
                        DemoClient.credentials()
                                + "isogeo.redirect-uri=" + PROXY + publicPath + "/login/callback\n"
                                + "isogeo.callback-path=/login/callback\n"
                                + "isogeo.authorization-endpoint=http://127.0.0.1:${standin.port}/oauth/authorize\n"
                                + "isogeo.token-endpoint=" + tls + "/oauth/token\n"
                                + "isogeo.api-endpoint=" + tls + "\n"
                                + trust,
                        WhereServlet.class.getPackage())
                .addClass(SignIn.class)
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                            <session-config>
                                <cookie-config>
                                    <path>%s</path>
                                    <http-only>true</http-only>
                                    <secure>true</secure>
                                </cookie-config>
                                <tracking-mode>COOKIE</tracking-mode>
                            </session-config>
                        </web-app>
                        """.formatted(publicPath)));
    }

    @BeforeAll
    static void startTheProxy() throws IOException, GeneralSecurityException, InterruptedException {
        Nginx.require();
        nginx = new Nginx(
                DIRECTORY,
                """
                    server {
                        listen 127.0.0.1:%s ssl;
                        %s
                        proxy_set_header Host $http_host;
                        proxy_set_header X-Forwarded-Proto $scheme;
                        proxy_set_header X-Forwarded-Host $http_host;
                        proxy_set_header X-Forwarded-For $remote_addr;
                        proxy_redirect https://$http_host/proxied/ https://$http_host/maps/;
                        location /maps/ { proxy_pass %s/proxied/; }
                        location /strict/ { proxy_pass %s/strict/; }
                    }
                    server {
                        listen 127.0.0.1:%s ssl;
                        %s
                        location / { proxy_pass %s; }
                    }
                    server {
                        listen 127.0.0.1:%s ssl;
                        %s
                        location / { proxy_pass %s; }
                    }
                """.formatted(
                                System.getProperty("proxy.port"),
                                certificate("known"),
                                Sites.DEMO,
                                Sites.DEMO,
                                System.getProperty("tls-standin.port"),
                                certificate("known"),
                                Sites.STANDIN,
                                System.getProperty("unknown-tls-standin.port"),
                                certificate("unknown"),
                                Sites.STANDIN),
                Integer.parseInt(System.getProperty("proxy.port")));
    }

    private static String certificate(String name) throws IOException, GeneralSecurityException {
        return "ssl_certificate \"" + SelfSigned.certificate(name) + "\"; ssl_certificate_key \""
                + SelfSigned.privateKey(name) + "\";";
    }

    @AfterAll
    static void stopTheProxy() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @BeforeEach
    void forget() {
        StandIn.forget();
    }

    private static IsogeoBrowser browser() {
        return IsogeoBrowser.at(URI.create(MAPS), SelfSigned.sslContext());
    }

    @Test
    @DisplayName("S04 S08 S18 S23 Redirect URI, cookies and the way home are those that the browser knows")
    void browserSeesItsOwnAddresses() {
        Page toAuthorize = browser.send(get(MAPS + "/where?bbox=1,2"));
        assertEquals(MAPS + "/login/callback", StandIn.parameter(toAuthorize.location(), "redirect_uri"));
        String login = toAuthorize.setCookies().get(0);
        assertTrue((login.toLowerCase(Locale.ROOT) + ";").contains("path=/maps;"), login);
        assertTrue(isSecure(login), login);
        assertTrue(login.startsWith("__Secure-isogeo-login-"), login);

        URI callback = StandIn.signIn(browser, toAuthorize, "alice", "ok");
        assertTrue(callback.toString().startsWith(MAPS + "/login/callback?"));
        Page home = browser.send(get(callback));
        assertEquals(MAPS + "/where?bbox=1,2", home.location().toString());
        String session = home.setCookies().stream()
                .filter(cookie -> cookie.startsWith("JSESSIONID="))
                .findFirst()
                .orElseThrow();
        assertTrue(isSecure(session), session);

        assertEquals("secure=true", browser.send(get(home.location())).body());
        assertEquals(
                List.of("GET /account", "GET /account/memberships", "POST /oauth/token"),
                StandIn.receivedFromServer("alice"));
    }

    @Test
    @DisplayName("S48 A pending login that another host planted, without the prefix, signs nobody in")
    void plantedLoginSignsNobodyIn() {
        URI attackers = StandIn.signIn(browser, browser.send(get(MAPS + "/where")), "bob", "ok");
        String planted = browser.cookies().stream()
                .filter(cookie -> cookie.startsWith("__Secure-isogeo-login-"))
                .map(cookie -> cookie.replaceFirst("^__Secure-", ""))
                .findFirst()
                .orElseThrow();

        Page victims = browser().send(get(attackers).header("Cookie", planted));

        assertEquals(400, victims.status());
        assertEquals(List.of(), StandIn.receivedFromServer("bob"));
    }

    @Test
    @DisplayName("An application's own redirects are right, given the server's setting for forwarded headers")
    void applicationsRedirectsAreRight() {
        browser.send(get(StandIn.signIn(browser, browser.send(get(MAPS + "/where")), "alice", "ok")));

        assertEquals(
                MAPS + "/where?arrived",
                browser.send(get(MAPS + "/where?elsewhere")).location().toString());
    }

    @Test
    @DisplayName("The page of a refusal leads back to the application as the browser knows it")
    void refusalLeadsBack() {
        Page refused = browser.send(get(MAPS + "/login/callback?code=a&state=b"));

        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("href=\"/maps/\""), refused.body());
    }

    @Test
    @DisplayName("S04 A forged host or prefix, through the proxy or past it, gets an attacker nothing")
    void forgedHostGetsNothing() {
        for (String header : List.of("X-Forwarded-Host", "X-Forwarded-Prefix", "X-Forwarded-Server", "Forwarded")) {
            String value = header.equals("Forwarded") ? "host=evil.example;proto=gopher" : "evil.example";
            Page through = browser.send(get(MAPS + "/where").header(header, value));
            Page past =
                    new RawRequest("GET", "/proxied/where").with(header, value).send();
            for (Page response : List.of(through, past)) {
                assertEquals(MAPS + "/login/callback", StandIn.parameter(response.location(), "redirect_uri"));
                String all = response.headers().map() + response.body();
                assertFalse(all.contains("evil"), all);
            }
        }
    }

    @Test
    @DisplayName("S23 A token endpoint whose certificate nobody vouches for gets neither the code nor the secret")
    void unknownCertificateIsRefused() {
        Page response = StandIn.login(browser, PROXY + "/strict/where", "alice", "ok");

        assertEquals(502, response.status());
        assertEquals(List.of(), StandIn.receivedFromServer("alice"));
        assertTrue(ServerLog.text().contains("Login failed, INVALID_PROVIDER_RESPONSE: token endpoint: "));
    }

    private static boolean isSecure(String cookie) {
        String flags = cookie.toLowerCase(Locale.ROOT);
        return flags.contains("secure") && flags.contains("httponly");
    }
}
