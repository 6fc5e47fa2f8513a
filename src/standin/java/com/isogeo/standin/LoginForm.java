package com.isogeo.standin;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;

/** The login form, with all that a person needs to try each case by hand. */
final class LoginForm {

    private LoginForm() {}

    static void write(HttpServletResponse response, int status, String returnUrl, String complaint) throws IOException {
        String alert =
                complaint.isEmpty() ? "" : "<p class=\"alert\" role=\"alert\">" + Page.escaped(complaint) + "</p>";
        Page.write(
                response,
                status,
                "Sign in",
                alert
                        + "<p>Users: <b>alice</b> (admin of one workgroup, reader of another), <b>bob</b> (reader), "
                        + "<b>carol</b> (her account may not be read). The password is the user's name.</p>"
                        + "<form method=\"post\" action=\"/login\">"
                        + "<input type=\"hidden\" name=\"ReturnUrl\" value=\""
                        + Page.escaped(returnUrl == null ? "" : returnUrl) + "\">"
                        + field("username", "Name", "text", "autocomplete=\"username\" autofocus required")
                        + field("password", "Password", "password", "autocomplete=\"current-password\" required")
                        + field("scenario", "Scenario", "text", "value=\"ok\" aria-describedby=\"scenarios\"")
                        + "<button>Sign in</button></form>"
                        + "<details id=\"scenarios\"><summary>Scenarios, parted by commas</summary><dl>" + scenarios()
                        + "</dl></details>");
    }

    private static String field(String name, String label, String type, String more) {
        return "<label for=\"" + name + "\">" + label + "</label><input id=\"" + name + "\" name=\"" + name
                + "\" type=\"" + type + "\" " + more + ">";
    }

    private static String scenarios() {
        return Arrays.stream(Scenario.values())
                .map(scenario -> "<dt>" + scenario.word() + "</dt><dd>" + Page.escaped(scenario.meaning()) + "</dd>")
                .collect(joining());
    }
}
