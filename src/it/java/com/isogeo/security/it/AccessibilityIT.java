package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Every page of the demo, the module and the stand-in: what axe-core finds, light and dark, desktop and phone, and by keyboard alone. */
@ArquillianTest
class AccessibilityIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int DESK = 1280;
    private static final int PHONE = 390;
    private static final String AXE = axe();

    /** Each rule of WCAG 2.2 AA that a program can check, and what axe-core calls best practices. */
    private static final String FIND_FAULTS = """
            const done = arguments[0];
            axe.run(document, { resultTypes: ["violations"] }).then(
              found => done(found.violations.map(each =>
                each.id + ": " + each.nodes.map(node => node.html).join(" ")).join("\\n")),
              error => done(String(error)));
            """;

    private static final String FOCUS_IS_VISIBLE = """
            const style = getComputedStyle(document.activeElement);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
            """;

    private ChromeDriver browser;

    @BeforeEach
    void open() {
        browser = Chromium.start();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void pagesOfAnAnonymousUser() {
        assertAll(
                () -> assertNoFaults("/"),
                () -> assertNoFaults("/live"),
                () -> assertNoFaults("/nowhere"),
                () -> assertNoFaults("/login/callback?code=old&state=old"),
                // The form of the stand-in, with what it can do wrong.
                () -> assertNoFaults("/me"));
        signIn("alice", "denied");
        assertEquals("", faults(), "You did not sign in");
    }

    @Test
    void pagesOfAUser() {
        browser.get(Sites.DEMO + "/me");
        signIn("alice", "ok");
        assertAll(
                () -> assertNoFaults("/"),
                () -> assertNoFaults("/me"),
                () -> assertNoFaults("/search"),
                () -> assertNoFaults("/note"),
                () -> assertNoFaults("/live"),
                () -> assertNoFaults("/admin"),
                () -> assertNoFaults("/nowhere"));
    }

    @Test
    void pageOfAUserWhoLacksARole() {
        browser.get(Sites.DEMO + "/me");
        signIn("bob", "ok");

        assertNoFaults("/admin");
    }

    @Test
    void keyboardAloneSignsInFindsAndSignsOut() {
        look(false, PHONE);
        browser.get(Sites.DEMO + "/");
        press(Keys.TAB);
        assertEquals("#content", active().getDomAttribute("href"), "the link to the content is the first");
        assertFocusIsVisible();
        press(Keys.ENTER);
        goTo("Sign in with Isogeo");
        press(Keys.ENTER);
        await("/login");
        // The form has the focus.
        press("alice", Keys.TAB, "alice", Keys.ENTER);
        await("/me");
        goTo("Menu");
        press(Keys.ENTER);
        goTo("Search");
        press(Keys.ENTER);
        await("/search");
        while (!"q".equals(active().getDomAttribute("id"))) {
            press(Keys.TAB);
        }
        press("bus", Keys.ENTER);
        await("q=bus");
        assertTrue(browser.getPageSource().contains("Arrêts de bus"));
        goTo("Menu");
        press(Keys.ENTER);
        goTo("Sign out");
        press(Keys.ENTER);
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("h1"), "Your geodata catalogue"));
    }

    @ParameterizedTest
    @CsvSource({
        "fr-FR, fr, Votre catalogue de géodonnées",
        "'de, fr;q=0.8, en;q=0.7', fr, Votre catalogue de géodonnées",
        "'en-GB, fr;q=0.8', en, Your geodata catalogue",
        "de, en, Your geodata catalogue"
    })
    void pagesSpeakTheLanguageOfTheBrowser(String accepted, String language, String title) {
        var page = Sites.browser().send(get("/").header("Accept-Language", accepted));

        assertTrue(page.body().contains("<html lang=\"" + language + "\">"), page.body());
        assertTrue(page.body().contains("<h1>" + title + "</h1>"), page.body());
        assertTrue(Sites.browser()
                .send(get("/nowhere").header("Accept-Language", accepted))
                .body()
                .contains("lang=\"" + language + "\""));
    }

    private void assertNoFaults(String path) {
        browser.get(Sites.DEMO + path);
        assertEquals("", faults(), path);
    }

    /** Of the page that is open; one line for each rule that it breaks. */
    private String faults() {
        StringBuilder faults = new StringBuilder();
        for (int width : List.of(DESK, PHONE)) {
            for (boolean isDark : List.of(false, true)) {
                look(isDark, width);
                browser.executeScript(AXE);
                Object found = browser.executeAsyncScript(FIND_FAULTS);
                if (!"".equals(found)) {
                    faults.append(width).append(isDark ? " dark " : " light ").append(found);
                }
            }
            if (!Boolean.TRUE.equals(browser.executeScript(
                    "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))) {
                faults.append(width).append(" is too narrow for it");
            }
        }
        return faults.toString();
    }

    private void look(boolean isDark, int width) {
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 844, "deviceScaleFactor", 1, "mobile", false));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of(
                        "features",
                        List.of(Map.of("name", "prefers-color-scheme", "value", isDark ? "dark" : "light"))));
    }

    private void signIn(String user, String scenario) {
        if (!scenario.equals("ok")) {
            browser.findElement(By.tagName("summary")).click();
            browser.findElement(By.cssSelector("input[value=" + scenario + "]")).click();
        }
        browser.findElement(By.name("username")).sendKeys(user);
        browser.findElement(By.name("password")).sendKeys(user);
        browser.findElement(By.name("password")).submit();
        await(Sites.DEMO);
    }

    /** Presses the tab key until an element with this text has the focus, which can be seen at each step. */
    private void goTo(String text) {
        for (int i = 0; i < 20; i++) {
            press(Keys.TAB);
            assertFocusIsVisible();
            if (active().getText().equals(text)) {
                return;
            }
        }
        throw new AssertionError("the tab key does not reach " + text);
    }

    private void assertFocusIsVisible() {
        assertEquals(true, browser.executeScript(FOCUS_IS_VISIBLE), active().getText());
    }

    private void press(CharSequence... keys) {
        for (CharSequence each : keys) {
            active().sendKeys(each);
        }
    }

    private WebElement active() {
        return browser.switchTo().activeElement();
    }

    private void await(String part) {
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.urlContains(part));
    }

    private static String axe() {
        try (InputStream script = AccessibilityIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
