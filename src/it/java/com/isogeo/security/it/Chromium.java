package com.isogeo.security.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real browser without a window. A test is skipped where there is none, and fails where the build demands it. */
final class Chromium {

    private Chromium() {}

    static ChromeDriver start() {
        File driver = onPath("chromedriver");
        boolean demanded = "true".equals(System.getenv("CI"));
        assumeTrue(
                driver != null || demanded,
                "Skipped: no chromedriver on the PATH; install Chromium and ChromeDriver to run the browser journey.");
        if (driver == null) {
            throw new AssertionError("CI demands the browser journey, and no chromedriver is on the PATH.");
        }
        ChromeOptions options = new ChromeOptions();
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        return new ChromeDriver(
                new ChromeDriverService.Builder().usingDriverExecutable(driver).build(), options);
    }

    private static File onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> new File(folder, program))
                .filter(File::canExecute)
                .findFirst()
                .orElse(null);
    }
}
