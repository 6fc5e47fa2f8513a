package com.isogeo.security.fuzzing;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.security.testing.TestMessageContext;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What the mechanism answered, and the promises that hold for each answer. */
record Answer(
        Deployment deployment,
        MockHttpServletRequest request,
        MockHttpServletResponse response,
        TestMessageContext context,
        String log) {

    private static final int INTERNAL_SERVER_ERROR = 500;
    private static final int GATEWAY_TIMEOUT = 504;

    /** Where our pages and the responses to scripts lead to. */
    private static final List<String> LINKS = List.of("href=\"", "redirect url='", "\"sign_in\":\"");

    private static final String PAGE = "/login/callback/start?page=";

    /** Where the browser is redirected to, or nothing. */
    String location() {
        String redirected = context.location() == null ? response.getHeader("Location") : context.location();
        return redirected == null ? "" : redirected;
    }

    /** The state of the authorization request that the browser is sent to the provider with; empty without one. */
    String state() {
        String beginning = "&state=";
        int begin = location().indexOf(beginning);
        String rest = begin < 0 ? "&" : location().substring(begin + beginning.length()) + '&';
        return rest.substring(0, rest.indexOf('&'));
    }

    boolean isSignedIn() {
        return context.caller() != null;
    }

    void check() {
        assertNotEquals(INTERNAL_SERVER_ERROR, response.getStatus(), () -> "500: " + log);
        assertNotEquals(GATEWAY_TIMEOUT, response.getStatus(), () -> "a response that is there was not read: " + log);
        String body = body();
        links(body).forEach(this::checkLink);
        if (!isSecretInTheRequest()) {
            Secrets.assertNoneIn(body + location() + headers());
            Secrets.assertNoneIn(log);
        }
    }

    /** A secret that the browser shows by itself, elsewhere than as the code, may be shown to it and to the operator. */
    private boolean isSecretInTheRequest() {
        String request = this.request.getRequestURI() + '?' + this.request.getQueryString();
        String withoutCode = (request + '&').replaceAll("(?<=[?&])code=" + Secrets.CODE + "(?=&)", "");
        return !Secrets.removedFrom(withoutCode).equals(withoutCode);
    }

    private String body() {
        try {
            return response.getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new AssertionError(e);
        }
    }

    private String headers() {
        StringBuilder headers = new StringBuilder();
        for (String name : response.getHeaderNames()) {
            headers.append(name).append(response.getHeaders(name)).append('\n');
        }
        return headers.toString();
    }

    private List<String> links(String body) {
        List<String> links = new ArrayList<>();
        if (!location().isEmpty()) {
            links.add(location());
        }
        if (response.getHeader("HX-Redirect") != null) {
            links.add(response.getHeader("HX-Redirect"));
        }
        for (String beginning : LINKS) {
            int begin = body.indexOf(beginning);
            if (begin >= 0) {
                String rest = body.substring(begin + beginning.length());
                int end = rest.indexOf(beginning.charAt(beginning.length() - 1));
                links.add(rest.substring(0, end)
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&"));
            }
        }
        return links;
    }

    private void checkLink(String link) {
        if (link.startsWith(deployment.authorizationEndpoint() + "?")) {
            return;
        }
        BrowserUrl home = deployment.home();
        BrowserUrl here = new BrowserUrl(
                home.scheme(),
                home.authority(),
                home.path() + pathInApplication().substring(1));
        assertTrue(here.resolve(link).isInside(home), () -> "leads off " + home + ": " + link);
        int page = link.indexOf(PAGE);
        if (page >= 0) {
            String returnUrl = URLDecoder.decode(link.substring(page + PAGE.length()), StandardCharsets.UTF_8);
            assertTrue(home.resolve(returnUrl).isInside(home), () -> "returns off " + home + ": " + returnUrl);
        }
    }

    private String pathInApplication() {
        return request.getRequestURI().substring(deployment.contextPath().length());
    }
}
