package com.isogeo.standin;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;

/** The last two lines of {@code mvn -Pdemo}: where to go, and which name to use, once the demo answers. */
@WebListener
public class Announcement implements ServletContextListener {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(500);

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (Boolean.getBoolean("demo.announce")) {
            String address = "http://localhost:" + System.getProperty("demo.port", "9080") + "/";
            Thread waiting = new Thread(() -> announce(address), "announcement");
            waiting.setDaemon(true);
            waiting.start();
        }
    }

    // The console is where a newcomer looks; a log line would carry a date and a code.
    @SuppressWarnings("SystemOut")
    private static void announce(String address) {
        try {
            if (answers(address)) {
                System.out.println("Open " + address + " in a browser. Ctrl-C stops the demo.");
                System.out.println("Sign in as alice, bob or carol; the password is the same word.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean answers(String address) throws InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(2))
                .build();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return true;
                }
            } catch (IOException e) {
                // Not listening yet.
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return false;
    }
}
