package com.isogeo.security.benchmark;

import static java.util.stream.Collectors.joining;

import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.util.Map;

/** One user signs in with a browser of their own, and has to arrive at the page with their name. */
final class SignIn {

    private static final String PAGE = "/page";

    private SignIn() {}

    /** Returns the cookies by which the browser is signed in, as in a {@code Cookie} header. */
    static String at(RunningServer server, String name) {
        IsogeoBrowser browser = IsogeoBrowser.at(server.site());
        Page page =
                switch (server.variant()) {
                    case FORM -> {
                        browser.get(PAGE);
                        yield browser.post("/j_security_check", Map.of("j_username", name, "j_password", name));
                    }
                    case OPENID_ANNOTATION, OWN_CLIENT -> {
                        Page toProvider = browser.send(BrowserRequest.get(PAGE));
                        yield browser.get(toProvider.location() + "&login_hint=" + name);
                    }
                    case MODULE -> browser.signIn(PAGE, name);
                    default -> throw new IllegalArgumentException("nobody signs in to " + server.variant());
                };
        if (page.status() != 200 || !page.body().equals(name)) {
            throw new IllegalStateException(server.variant() + " answered " + page.status() + " at "
                    + page.address().getPath() + ": "
                    + page.body().substring(0, Math.min(200, page.body().length())));
        }
        return browser.cookies().stream().collect(joining("; "));
    }
}
