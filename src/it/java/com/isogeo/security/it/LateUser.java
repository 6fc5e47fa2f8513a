package com.isogeo.security.it;

import static com.isogeo.standin.BrowserRequest.get;

import com.isogeo.security.it.CaughtLogins.Place;
import com.isogeo.standin.IsogeoBrowser;
import com.isogeo.standin.IsogeoBrowser.Page;
import java.net.URI;
import java.util.concurrent.CompletableFuture;

/** A user who is signed in, and whose response takes its time. */
final class LateUser {

    private final FaultySite site;
    private final Place place;
    private final IsogeoBrowser browser;
    private final URI callback;
    private final CompletableFuture<Page> page = new CompletableFuture<>();

    private LateUser(FaultySite site, Place place, IsogeoBrowser browser, URI callback) {
        this.site = site;
        this.place = place;
        this.browser = browser;
        this.callback = callback;
    }

    static LateUser prepare(FaultySite site, Place place) {
        IsogeoBrowser browser = Sites.browser();
        URI callback = StandIn.signIn(browser, browser.send(get(site.page())), "alice", "ok");
        site.logins().add(StandIn.parameter(callback, "code"), place, Fault.LATE);
        return new LateUser(site, place, browser, callback);
    }

    /** Sends the request, and returns as soon as the endpoint has one of it, or as there is a page without one. */
    void meet() throws InterruptedException {
        page.completeAsync(() -> browser.follow(browser.send(get(callback))));
        while (site.endpoint(place).caught() == 0 && !page.isDone()) {
            Thread.sleep(1);
        }
    }

    Page page() {
        return page.join();
    }
}
