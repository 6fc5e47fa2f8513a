package com.isogeo.security.simulation;

import com.isogeo.security.simulation.SimulatedBrowser.Tab;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** What people do with their browsers, and at the provider. */
final class Users {

    private final World world;
    private final Scheduler scheduler;

    Users(World world, Scheduler scheduler) {
        this.world = world;
        this.scheduler = scheduler;
    }

    /** A tab goes on: to the application, or through the provider. */
    void follow(SimulatedBrowser browser, Tab tab) {
        if (tab.next.startsWith(SimulatedProvider.AUTHORIZATION_ENDPOINT)) {
            visitProvider(browser, tab);
        } else {
            scheduler.send(browser, tab, "GET", tab.next);
        }
    }

    private void visitProvider(SimulatedBrowser browser, Tab tab) {
        String request = tab.next;
        tab.next = null;
        checkAuthorizationRequest(request);
        String state = Words.parameter(request, "state");
        double choice = world.random().nextDouble();
        if (choice < 0.04) {
            world.tell(tab.name() + ": the user leaves the provider's form");
            world.counts().add("logins left");
            return;
        }
        if (choice < 0.08) {
            world.counts().add("logins refused by the user or the provider");
            tab.next = World.REDIRECT_URI + "?error=" + (world.chance(0.5) ? "access_denied" : "server_error")
                    + "&error_description=%3Cb%3Eno" + "&state=" + state + issuer();
            return;
        }
        if (browser.providerUser() == null || world.chance(0.1)) {
            browser.setProviderUser(world.oneOf(browser.users()));
            if (world.chance(0.1)) {
                world.jump(java.time.Duration.ofMinutes(world.random().nextInt(20)));
            }
        }
        String user = browser.providerUser();
        browser.consented().add(user);
        String code = world.provider()
                .issueCode(
                        user,
                        browser.name(),
                        Words.parameter(request, "redirect_uri"),
                        Words.parameter(request, "code_challenge"));
        String callback = World.REDIRECT_URI + "?code=" + code + "&state=" + state + issuer();
        world.tell(tab.name() + ": " + user + " consents at the provider");
        browser.callbacks().add(callback.substring(World.SITE.length()));
        if (browser == world.attacker() && world.chance(0.6)) {
            world.tell(tab.name() + " keeps the callback to itself");
            return;
        }
        tab.next = callback;
        if (world.chance(0.08)) {
            world.counts().add("double clicks at the provider");
            scheduler.send(browser, tab, "GET", callback);
            if (tab.flight != null) {
                tab.goTo(callback);
            }
        }
    }

    String issuer() {
        return world.traits().hasIssuer() ? "&iss=https%3A%2F%2Fid.example.org" : "";
    }

    private void checkAuthorizationRequest(String request) {
        boolean isWhole = "code".equals(Words.parameter(request, "response_type"))
                && SimulatedProvider.CLIENT_ID.equals(Words.parameter(request, "client_id"))
                && World.REDIRECT_URI.equals(Words.parameter(request, "redirect_uri"))
                && "S256".equals(Words.parameter(request, "code_challenge_method"))
                && Words.parameter(request, "code_challenge") != null
                && !request.contains(SimulatedProvider.MARK);
        world.check(Invariant.CLIENT_AUTHENTICATES, isWhole, () -> "the authorization request " + request);
    }

    /** Somebody does something. */
    void act(SimulatedBrowser browser) {
        Tab tab = world.oneOf(browser.tabs());
        int choice = world.random().nextInt(26);
        if (choice < 7) {
            open(
                    browser,
                    tab,
                    "/p/" + world.random().nextInt(3) + "?x=" + world.random().nextInt(3));
        } else if (choice < 10) {
            open(browser, tab, "/p/token");
        } else if (choice < 12) {
            open(browser, tab, "/open");
        } else if (choice < 14) {
            requestByScript(browser);
        } else if (choice < 16) {
            reload(browser, tab);
        } else if (choice < 18) {
            goBack(browser, tab);
        } else if (choice < 21) {
            rare(browser, tab, choice);
        } else if (choice < 23) {
            world.counts().add("two tabs at once");
            browser.tabs()
                    .forEach(each -> open(browser, each, "/p/" + world.random().nextInt(3)));
        } else if (choice < 24) {
            signOut(browser, tab);
        } else {
            postForm(browser, tab);
        }
    }

    private void rare(SimulatedBrowser browser, Tab tab, int choice) {
        if (choice == 18) {
            world.tell(browser.name() + ": another user wants to sign in");
            world.counts().add("sign-ins as another user");
            browser.setProviderUser(null);
            open(browser, tab, "/switch");
        } else if (choice == 19) {
            open(browser, tab, "/basket");
        } else {
            String page = world.chance(0.5) ? "/p/1" : "//evil.example.com/p/1";
            world.counts().add(page.startsWith("//") ? "attacks: foreign return address" : "sign-in pages");
            open(browser, tab, "/login/callback/start?page=" + URLEncoder.encode(page, StandardCharsets.UTF_8));
        }
    }

    void open(SimulatedBrowser browser, Tab tab, String url) {
        tab.goTo(url);
        if (world.chance(0.7)) {
            scheduler.send(browser, tab, "GET", url);
        }
    }

    private void requestByScript(SimulatedBrowser browser) {
        world.counts().add("requests of scripts");
        scheduler.send(browser, null, "GET", "/p/data", "Accept", "application/json", "Sec-Fetch-Mode", "cors");
    }

    private void reload(SimulatedBrowser browser, Tab tab) {
        if (tab.flight != null) {
            String url = tab.flight.url();
            world.tell(tab.name() + " reloads before the response has come");
            world.counts().add("reloads under way");
            tab.goTo(url);
            scheduler.send(browser, tab, "GET", url);
        } else if (!tab.history().isEmpty()) {
            world.counts().add("reloads");
            open(browser, tab, tab.history().get(tab.history().size() - 1));
        }
    }

    private void goBack(SimulatedBrowser browser, Tab tab) {
        if (!browser.callbacks().isEmpty() && world.chance(0.4)) {
            world.counts().add("bookmarks of old callbacks");
            open(browser, tab, world.oneOf(browser.callbacks()));
        } else if (!tab.history().isEmpty()) {
            world.counts().add("ways back");
            open(browser, tab, world.oneOf(tab.history()));
        }
    }

    private void signOut(SimulatedBrowser browser, Tab tab) {
        tab.goTo("/logout");
        scheduler.send(browser, tab, "POST", "/logout", "Accept", "text/html");
    }

    private void postForm(SimulatedBrowser browser, Tab tab) {
        world.counts().add("forms");
        tab.goTo("/p/form");
        scheduler.send(browser, tab, "POST", "/p/form", "Accept", "text/html", "Referer", World.SITE + "/p/form");
    }
}
