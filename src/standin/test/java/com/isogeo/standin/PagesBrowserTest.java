package com.isogeo.standin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The pages in Chromium, on a phone and in the dark, judged by axe (WCAG 2.2 AA). */
class PagesBrowserTest {

    private static final Dimension PHONE = new Dimension(390, 844);

    private static StandInServer server;
    private static TestApplication application;
    private ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        server = StandInServer.start(StandInOptions.defaults());
        application = new TestApplication(server);
        new TestClient(server).tokens("alice", "ok");
    }

    @AfterAll
    static void stop() {
        application.close();
        server.close();
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    private void open(String language, boolean dark) {
        Optional<File> driver = onPath("chromedriver");
        assumeTrue(
                driver.isPresent() || "true".equals(System.getenv("CI")),
                "Skipped: no chromedriver on the PATH; install Chromium and ChromeDriver to test the pages in it.");
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking");
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        if (dark) {
            options.addArguments("--blink-settings=preferredColorScheme=0");
        }
        browser = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(driver.orElseThrow(() ->
                                new AssertionError("CI demands the browser tests, and no chromedriver is there.")))
                        .build(),
                options);
        // The window of a headless Chromium is not narrower than 500 pixels otherwise.
        browser.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", PHONE.width, "height", PHONE.height, "deviceScaleFactor", 1, "mobile", true));
    }

    private static Optional<File> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toFile)
                .findFirst();
    }

    @ParameterizedTest
    @CsvSource({"en, false", "en, true", "fr, false", "fr, true"})
    void pagesAreAccessibleAndFitAPhone(String language, boolean dark) {
        open(language, dark);

        browser.get(server.address() + "/");
        assertGood(language, dark);
        browser.get(application.address() + "/me");
        assertGood(language, dark);
        browser.findElement(By.tagName("summary")).click();
        assertTrue(browser.findElement(By.cssSelector("input[value=rotate]")).isDisplayed());
        assertGood(language, dark);
        submit("alice", "wrong");
        assertGood(language, dark);
        browser.get(server.address() + "/oauth/authorize?client_id=unheard");
        assertGood(language, dark);
    }

    private void assertGood(String language, boolean dark) {
        String where = browser.getCurrentUrl().replaceFirst("\\?.*", "") + " " + language + (dark ? " dark" : "");
        assertEquals(language, browser.findElement(By.tagName("html")).getDomAttribute("lang"), where);
        assertEquals(dark, browser.executeScript("return matchMedia('(prefers-color-scheme: dark)').matches"), where);
        assertEquals(
                0L,
                browser.executeScript("return Math.max(0, document.documentElement.scrollWidth - innerWidth)"),
                where + " is too wide");
        Results results = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze(browser);
        assertTrue(results.getPasses().size() > 5, "axe has looked");
        assertEquals(
                "",
                results.getViolations().stream().map(PagesBrowserTest::describe).reduce("", String::concat),
                where);
    }

    private static String describe(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(node -> node.getHtml()).toList() + "\n";
    }

    private void submit(String name, String password) {
        browser.findElement(By.id("username")).clear();
        browser.findElement(By.id("username")).sendKeys(name);
        browser.findElement(By.id("password")).sendKeys(password);
        WebElement button = browser.findElement(By.cssSelector("form > button"));
        button.click();
        // A click does not wait for the next page.
        new WebDriverWait(browser, Duration.ofSeconds(20)).until(ExpectedConditions.stalenessOf(button));
    }

    @Test
    void personSignsInAndChoosesAScenario() {
        open("en", false);
        browser.get(application.address() + "/me");
        assertEquals("username", browser.switchTo().activeElement().getDomAttribute("id"), "the cursor is in the name");
        WebElement button = browser.findElement(By.cssSelector("form > button"));
        assertTrue(button.getRect().getY() + button.getRect().getHeight() < PHONE.height, "the button is in view");
        assertFalse(browser.findElement(By.cssSelector("input[value=denied]")).isDisplayed());

        submit("alice", "alice");
        awaitText("signed in as alice");

        browser.manage().deleteAllCookies();
        browser.get(application.address() + "/me");
        browser.findElement(By.tagName("summary")).click();
        browser.findElement(By.cssSelector("input[value=denied]")).click();
        submit("bob", "bob");
        awaitText("refused: access_denied");
    }

    private void awaitText(String text) {
        new WebDriverWait(browser, Duration.ofSeconds(10)).until(ExpectedConditions.textToBe(By.tagName("p"), text));
    }
}
