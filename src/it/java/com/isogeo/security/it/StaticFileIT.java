package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.it.files.GreetingServlet;
import com.isogeo.security.it.minimal.ProtectedServlet;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The responses to a signed-in user that a cache may keep. */
@ArquillianTest
@EnabledIfSystemProperty(named = "arquillian.launch", matches = "open-liberty|wildfly")
class StaticFileIT {

    private static final String APPLICATION = Sites.DEMO + "/files";

    private final IsogeoBrowser browser = Sites.browser();

    @Deployment(name = "files", testable = false)
    static WebArchive files() {
        return archive("files", "");
    }

    @Deployment(name = "everything", testable = false)
    static WebArchive everything() {
        return archive("everything", """
                <servlet>
                    <servlet-name>everything</servlet-name>
                    <servlet-class>com.isogeo.security.it.files.GreetingServlet</servlet-class>
                </servlet>
                <servlet-mapping>
                    <servlet-name>everything</servlet-name>
                    <url-pattern>/</url-pattern>
                </servlet-mapping>
                """);
    }

    private static WebArchive archive(String name, String more) {
        return Archives.application(
                        name,
                        Archives.configuration(name),
                        GreetingServlet.class.getPackage(),
                        ProtectedServlet.class.getPackage())
                .addAsWebResource(new StringAsset("body { color: black }"), "style.css")
                .addAsWebResource(new StringAsset("PLAN"), "plans/plan.txt")
                .addAsWebResource(new StringAsset("body { color: red }"), "greetings/style.css")
                .addAsWebResource(new StringAsset("Welcome, <%= request.getRemoteUser() %>"), "greeting.jsp")
                .addAsWebResource(new StringAsset("Welcome, <%= request.getRemoteUser() %>"), "jsp/index.jsp")
                .addAsWebResource(new StringAsset("Welcome"), "html/index.html")
                .addAsWebResource(new StringAsset("Welcome"), "filtered/not.txt")
                .setWebXML(new StringAsset("""
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                            <welcome-file-list>
                                <welcome-file>index.html</welcome-file>
                                <welcome-file>index.jsp</welcome-file>
                                <welcome-file>greeting</welcome-file>
                            </welcome-file-list>
                            <security-constraint>
                                <web-resource-collection>
                                    <web-resource-name>plans</web-resource-name>
                                    <url-pattern>/plans/*</url-pattern>
                                </web-resource-collection>
                                <auth-constraint>
                                    <role-name>**</role-name>
                                </auth-constraint>
                            </security-constraint>
                        """ + more + "</web-app>"));
    }

    /** Repeats each request, since Open Liberty caches how it has served a path. */
    @ParameterizedTest
    @DisplayName("S42 An answer that is the user's is kept by no cache, an open file may be")
    @CsvSource({
        "/style.css,                    200, yes",
        "/style.css?v=2,                200, yes",
        "/html/index.html,              200, yes",
        "/plans/plan.txt,               200, no",
        "/protected,                    200, no",
        "/greeting,                     200, no",
        "/greetings/style.css,          200, no",
        "/greetings/exact.css,          200, no",
        "/a.greet,                      200, no",
        "/greeting.jsp,                 200, no",
        "/jsp/,                         200, no",
        "/,                             200, no",
        "/filtered/page,                200, no",
        "/missing.css,                  404, no",
    })
    void ofASignedInUser(String path, int status, String mayBeKept) {
        // Follows to the page, which removes the cookie that counts logins.
        browser.follow(StandIn.login(browser, APPLICATION + "/protected", "alice", "ok"));

        for (int i = 0; i < 3; i++) {
            Page response = browser.send(get(APPLICATION + path));

            assertEquals(status, response.status(), response.body());
            assertEquals(
                    mayBeKept.equals("yes") ? "" : "no-store",
                    response.header("Cache-Control").orElse(""),
                    path);
        }
    }

    @Test
    @DisplayName("S42 A file behind a servlet of the application that takes all paths may be the user's")
    void servletForEverything() {
        IsogeoBrowser bobs = Sites.browser();
        bobs.follow(StandIn.login(bobs, Sites.DEMO + "/everything/protected", "bob", "ok"));

        for (int i = 0; i < 3; i++) {
            Page response = bobs.send(get(Sites.DEMO + "/everything/style.css"));

            assertEquals("no-store", response.header("Cache-Control").orElse(""), response.body());
        }
    }
}
