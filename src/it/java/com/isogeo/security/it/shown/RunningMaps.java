package com.isogeo.security.it.shown;

import static com.isogeo.standin.BrowserRequest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.isogeo.standin.BrowserRequest;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.StandInUser;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** Tests of an application that runs already; the build starts none at this address, and does not run them. */
class RunningMaps {

    private static final URI APPLICATION = URI.create("http://localhost:9080/");

    @Test
    void aliceSeesHerAccount() {
        IsogeoBrowser.Page page = IsogeoBrowser.at(APPLICATION).signIn("me", "alice");

        assertEquals(200, page.status());
        assertTrue(page.body().contains("alice@example.org"), page.body());
    }

    @Test
    void aliceSignsInStepByStep() {
        IsogeoBrowser browser = IsogeoBrowser.at(APPLICATION);
        assertEquals(
                401,
                browser.send(get("api/me").header("Accept", "application/json")).status());

        IsogeoBrowser.Page redirect = browser.send(get("me"));
        assertTrue(redirect.location().getPath().endsWith("/oauth/authorize"));
        IsogeoBrowser.Page form = browser.follow(redirect);
        IsogeoBrowser.Page callback = browser.send(BrowserRequest.login(form.address(), StandInUser.named("alice")));
        assertEquals(200, browser.follow(callback).status());
    }
}
