package com.isogeo.security.cluster;

import com.isogeo.standin.StandInServer;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One node is killed and restarted while users work, then the other one is stopped and restarted. */
final class Trial {

    private static final int USERS_PER_NEWCOMER = 4;

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
            log(name, users + " users sign in");
            crowd.signIn(users);
            long before = crowd.countSignedIn();
            log(name, before + " work");
            Program.pause(Settings.workingTime());

            provider.count();
            tally.enter(Phase.KILLED);
            List<CompletableFuture<Void>> newcomers = crowd.signInNewcomers(users / USERS_PER_NEWCOMER);
            Program.await("the first newcomers", () -> newcomers.stream().anyMatch(CompletableFuture::isDone));
            log(name, "node a is killed");
            servers.a().kill();
            Crowd.await(newcomers);
            log(name, "node a starts again");
            servers.a().start();
            servers.a().awaitReady();
            log(name, "node a is back");
            Program.pause(Settings.workingTime());

            provider.count();
            tally.enter(Phase.STOPPED);
            List<CompletableFuture<Void>> late = crowd.signInNewcomers(users / USERS_PER_NEWCOMER);
            Program.await("the first newcomers", () -> late.stream().anyMatch(CompletableFuture::isDone));
            log(name, "node b is stopped");
            servers.b().stop();
            Crowd.await(late);
            log(name, "node b starts again");
            servers.b().start();
            servers.b().awaitReady();
            log(name, "node b is back");
            Program.pause(Settings.workingTime());

            crowd.stop();
            long after = crowd.countKeptSessions();
            provider.count();
            return new Result(name, tally, before, after);
        }
    }

    private static void log(String name, String what) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).withNano(0) + " " + name + ": " + what);
    }
}
