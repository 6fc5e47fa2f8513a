package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/** The token endpoint's answer, as the scenario wants it. */
@ApplicationScoped
class TokenAnswers {

    /** The life of a short token, and twenty seconds. */
    private static final Duration OUTAGE = Duration.ofSeconds(25);

    private static final Duration SLOWNESS = Duration.ofSeconds(2);

    private static final int MOST_BLOCKS = 3_000;

    @Inject
    private Silence silence;

    @Inject
    private Settings settings;

    void give(HttpServletRequest request, HttpServletResponse response, Grant code, JsonObject issued)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (code.has(Scenario.INVALID_GRANT)) {
            TokenServlet.error(response, 400, "invalid_grant");
        } else if (code.has(Scenario.INVALID_CLIENT)) {
            TokenServlet.error(response, 401, "invalid_client");
        } else if (code.has(Scenario.SERVER_ERROR)) {
            body(response, 500, "text/html", "<html><body>broken</body></html>");
        } else if (code.has(Scenario.HTML)) {
            body(response, 200, "text/html", "<html><body>maintenance</body></html>");
        } else if (code.has(Scenario.JUNK)) {
            body(response, 200, "application/json", "{\"access_token\": \"abc\", ");
        } else if (code.has(Scenario.EMPTY)) {
            body(response, 200, "application/json", "");
        } else if (code.has(Scenario.REDIRECT)) {
            response.sendRedirect("/oauth/elsewhere");
        } else if (code.has(Scenario.SLOW)) {
            silence.keep(request, SLOWNESS, late -> JsonAnswer.write(late, 200, issued));
        } else if (code.has(Scenario.SILENT)) {
            silence.keep(request);
        } else if (code.has(Scenario.CUT)) {
            cut(response, issued);
        } else if (code.has(Scenario.ENDLESS)) {
            endless(response);
        } else if (code.has(Scenario.DRIP)) {
            drip(response, issued);
        } else {
            JsonAnswer.write(response, 200, issued);
        }
    }

    /** True when this refresh has its bad answer already, as the scenario wants it. */
    boolean refuseRefresh(HttpServletRequest request, HttpServletResponse response, Grant grant) throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (grant.has(Scenario.REFRESH_REFUSED)) {
            TokenServlet.error(response, 400, "invalid_grant");
        } else if (grant.has(Scenario.REFRESH_CLIENT_WRONG)) {
            TokenServlet.error(response, 401, "invalid_client");
        } else if (grant.has(Scenario.REFRESH_UNAUTHORIZED)) {
            TokenServlet.error(response, 400, "unauthorized_client");
        } else if (grant.has(Scenario.REFRESH_DOWN)
                && Instant.now().isBefore(grant.begunAt().plus(OUTAGE))) {
            silence.keep(request);
        } else {
            return false;
        }
        return true;
    }

    private static void body(HttpServletResponse response, int status, String type, String text) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.getOutputStream().write(text.getBytes(UTF_8));
    }

    private static void cut(HttpServletResponse response, JsonObject issued) throws IOException {
        byte[] whole = issued.toString().getBytes(UTF_8);
        response.setContentType("application/json");
        response.setContentLength(whole.length);
        response.setHeader("Connection", "close");
        response.getOutputStream().write(Arrays.copyOf(whole, whole.length / 2));
        response.flushBuffer();
    }

    /** Two hundred megabytes at the most. */
    private void endless(HttpServletResponse response) throws IOException {
        byte[] block = " ".repeat(1 << 16).getBytes(UTF_8);
        response.setContentType("application/json");
        ServletOutputStream out = response.getOutputStream();
        Instant end = Instant.now().plusSeconds(settings.silenceSeconds());
        for (int i = 0; i < MOST_BLOCKS && Instant.now().isBefore(end); i++) {
            out.write(block);
            out.flush();
        }
    }

    private void drip(HttpServletResponse response, JsonObject issued) throws IOException {
        response.setContentType("application/json");
        ServletOutputStream out = response.getOutputStream();
        byte[] whole = issued.toString().getBytes(UTF_8);
        try {
            for (int i = 0; i < settings.silenceSeconds() && i < whole.length; i++) {
                out.write(whole[i]);
                out.flush();
                Thread.sleep(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
