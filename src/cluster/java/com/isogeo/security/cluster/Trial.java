package com.isogeo.security.cluster;

import com.isogeo.standin.StandInServer;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Users work; a node is killed in the midst of them, comes back, and then the other is stopped, and comes back. */
final class Trial {

    private static final int NEWCOMERS_FOR_EACH = 4;

    private final StandInServer standIn;
    private final Servers servers;
    private final boolean isSticky;
    private final int users = Settings.number("users");

    Trial(StandInServer standIn, Servers servers, boolean isSticky) {
        this.standIn = standIn;
        this.servers = servers;
        this.isSticky = isSticky;
    }

    Result run() {
        Tally tally = new Tally();
        String name = servers.kind() + (isSticky ? ", sticky" : ", round-robin");
        try (Proxy proxy = new Proxy(isSticky);
                Crowd crowd = new Crowd(tally)) {
            proxy.awaitReady();
            Provider provider = new Provider(standIn, tally);
            say(name, users + " users sign in");
            crowd.gather(users);
            long before = crowd.signedIn();
            say(name, before + " work");
            Program.pause(Settings.round());

            provider.count();
            tally.enter(Phase.KILLED);
            List<CompletableFuture<Void>> newcomers = crowd.newcomers(users / NEWCOMERS_FOR_EACH);
            Program.await("the first newcomers", () -> newcomers.stream().anyMatch(CompletableFuture::isDone));
            say(name, "node a is killed");
            servers.a().kill();
            Crowd.await(newcomers);
            say(name, "node a starts again");
            servers.a().start();
            servers.a().awaitReady();
            say(name, "node a is back");
            Program.pause(Settings.round());

            provider.count();
            tally.enter(Phase.STOPPED);
            List<CompletableFuture<Void>> late = crowd.newcomers(users / NEWCOMERS_FOR_EACH);
            Program.await("the first newcomers", () -> late.stream().anyMatch(CompletableFuture::isDone));
            say(name, "node b is stopped");
            servers.b().stop();
            Crowd.await(late);
            say(name, "node b starts again");
            servers.b().start();
            servers.b().awaitReady();
            say(name, "node b is back");
            Program.pause(Settings.round());

            crowd.goHome();
            long after = crowd.kept();
            provider.count();
            return new Result(name, tally, before, after);
        }
    }

    private static void say(String name, String what) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).withNano(0) + " " + name + ": " + what);
    }
}
