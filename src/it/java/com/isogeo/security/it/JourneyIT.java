package com.isogeo.security.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A user works with the demo in a real browser. */
@ArquillianTest
class JourneyIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Dimension DESK = new Dimension(1200, 900);
    private static final Dimension PHONE = new Dimension(390, 844);

    private ChromeDriver browser;

    @BeforeEach
    void open() {
        browser = Chromium.start();
        browser.manage().window().setSize(DESK);
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.quit();
        }
    }

    @Test
    void aliceSignsInAndArrivesWhereSheWantedToGo() throws IOException {
        // 1. The start page, open to all.
        browser.get(Sites.DEMO + "/");
        shoot("1-start");
        // 2. A protected page sends her to the form of the other site.
        browser.get(Sites.DEMO + "/me?from=journey&q=r%C3%A9seau");
        await("/login");
        assertTrue(browser.getCurrentUrl().startsWith(Sites.STANDIN + "/login"), browser.getCurrentUrl());
        shoot("2-form");
        // 3. She signs in, and returns to the page that she asked for, query included.
        signIn("alice");
        await("/me?");
        assertEquals(Sites.DEMO + "/me?from=journey&q=r%C3%A9seau", browser.getCurrentUrl());
        assertTrue(text().contains("alice@example.org"), text());
        shoot("3-me");
        browser.get(Sites.DEMO + "/note");
        shoot("3-note");
        // 4. Back does not end on an error.
        browser.navigate().back();
        browser.get(Sites.DEMO + "/search?q=eau");
        shoot("4-search");
        browser.get(Sites.DEMO + "/admin");
        shoot("5-admin");
        browser.get(Sites.DEMO + "/");
        assertTrue(text().contains("Alice"), text());
        shoot("6-start-signed-in");
    }

    @Test
    void twoTabsAtOnceBothArrive() {
        browser.get(Sites.DEMO + "/me?tab=1");
        String first = browser.getWindowHandle();
        browser.switchTo().newWindow(WindowType.TAB);
        browser.get(Sites.DEMO + "/search?q=eau&tab=2");
        signIn("alice");
        await("tab=2");
        browser.switchTo().window(first);
        signIn("alice");
        await("/me?tab=1");

        assertTrue(text().contains("alice@example.org"), text());
    }

    @Test
    void bobMayNotOpenTheAdminPage() throws IOException {
        browser.get(Sites.DEMO + "/admin");
        signIn("bob");
        await("/admin");

        assertTrue(text().contains("may not"), text());
        shoot("7-forbidden");
    }

    @Test
    void aliceSignsOutAndBackShowsNothing() throws IOException {
        browser.get(Sites.DEMO + "/me");
        signIn("alice");
        await("/me");
        assertTrue(text().contains("alice@example.org"), text());

        browser.findElement(By.cssSelector("nav form button")).click();
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("h1"), "Your geodata catalogue"));
        browser.navigate().back();

        // The browser has not kept the page, so that the user has to sign in.
        await("/login");
        assertFalse(browser.getPageSource().contains("alice@example.org"));
    }

    @Test
    void scriptOfAnOpenPageIsToldWhereToSignIn() throws IOException {
        browser.get(Sites.DEMO + "/live?x=1");
        awaitAnswer("You are not signed in");
        shoot("9-live-stranger");
        browser.findElement(By.cssSelector("#answer a")).click();
        await("/login");
        signIn("alice");
        await("/live?x=1");
        awaitAnswer("You are Alice Exemple");
        shoot("10-live");

        browser.manage().deleteAllCookies();
        browser.findElement(By.id("ask")).click();
        awaitAnswer("You are not signed in");
    }

    @Test
    void noteThatComesTooLateIsTold() throws IOException {
        browser.get(Sites.DEMO + "/note");
        signIn("alice");
        await("/note");
        browser.findElement(By.name("text")).sendKeys("kept");
        browser.findElement(By.cssSelector("form.note button")).click();
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.textToBe(By.name("text"), "kept"));
        assertTrue(text().contains("Saved."), text());
        browser.navigate().refresh();
        assertFalse(text().contains("Saved."), text());

        browser.manage().deleteAllCookies();
        browser.findElement(By.name("text")).sendKeys(" and lost");
        browser.findElement(By.cssSelector("form.note button")).click();
        await("/login");
        signIn("alice");
        await(Sites.DEMO + "/note");

        assertTrue(text().contains("Your note was not saved"), text());
        shoot("11-note-lost");
        browser.navigate().refresh();
        assertFalse(text().contains("Your note was not saved"), text());
    }

    @Test
    void outageIsAPageThatWaits() throws IOException {
        browser.get(Sites.DEMO + "/me");
        browser.findElement(By.tagName("summary")).click();
        browser.findElement(By.cssSelector("input[value=refresh-down]")).click();
        signIn("alice");
        await("/me");
        String issued = text();

        patient(PATIENCE).until(driver -> {
            driver.navigate().refresh();
            return text().contains("Isogeo does not answer right now");
        });
        shoot("12-unavailable");
        // Without any action of the user: the page reloads itself.
        patient(Duration.ofSeconds(45)).until(driver -> text().contains("alice@example.org"));
        assertNotEquals(issued, text());
    }

    @Test
    void staleCallbackIsExplained() throws IOException {
        browser.get(Sites.DEMO + "/login/callback?code=old&state=old");

        assertTrue(text().contains("This sign-in is no longer valid"), text());
        shoot("8-stale");
    }

    private void signIn(String user) {
        browser.findElement(By.name("username")).sendKeys(user);
        browser.findElement(By.name("password")).sendKeys(user);
        browser.findElement(By.name("password")).submit();
    }

    /** A page may be replaced between two look-ups of an element. */
    private FluentWait<WebDriver> patient(Duration patience) {
        return new WebDriverWait(browser, patience).ignoring(StaleElementReferenceException.class);
    }

    private void awaitAnswer(String part) {
        new WebDriverWait(browser, PATIENCE)
                .until(ExpectedConditions.textToBePresentInElementLocated(By.id("answer"), part));
    }

    private void await(String part) {
        new WebDriverWait(browser, PATIENCE).until(ExpectedConditions.urlContains(part));
    }

    /** Reads in one step, since a page that reloads itself may be replaced between finding an element and reading it. */
    private String text() {
        return (String) browser.executeScript("return document.body.innerText");
    }

    private void shoot(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("screenshots")));
        browser.manage().window().setSize(DESK);
        Files.write(folder.resolve(name + "-desk.png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.manage().window().setSize(PHONE);
        Files.write(folder.resolve(name + "-phone.png"), browser.getScreenshotAs(OutputType.BYTES));
        browser.manage().window().setSize(DESK);
    }
}
