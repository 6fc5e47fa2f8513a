package com.isogeo.standin;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The stand-in as a program: {@code java -jar isogeo-security-standin.jar --port 9081}; {@code --help} tells the options. It ends by
 * Ctrl-C or SIGTERM within a second.
 *
 * <p>The exit code is 2 when an option is wrong, 1 when the server cannot start, as where its port is taken.
 */
public final class Program {

    private Program() {}

    /**
     * Runs until the process is told to end.
     *
     * @param arguments see {@code --help}
     * @throws InterruptedException when the thread is interrupted
     */
    // The console is what a program of the command line has.
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws InterruptedException {
        int code = run(List.of(arguments), System.getenv(), System.out, System.err, Program::awaitEnd);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static void awaitEnd(StandInServer server) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "isogeo-stand-in-end"));
        new CountDownLatch(1).await();
    }

    /** What follows once the server runs. */
    @FunctionalInterface
    interface Running {
        void run(StandInServer server) throws InterruptedException;
    }

    static int run(
            List<String> arguments, Map<String, String> environment, PrintStream out, PrintStream err, Running running)
            throws InterruptedException {
        Optional<StandInOptions> options;
        try {
            options = CommandLine.parse(arguments, environment);
        } catch (CommandLine.UsageException e) {
            err.println(e.getMessage());
            return 2;
        }
        if (options.isEmpty()) {
            out.println(CommandLine.HELP);
            return 0;
        }
        try (StandInServer server = StandInServer.start(options.get())) {
            announce(server, options.get(), out);
            running.run(server);
            return 0;
        } catch (IOException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private static void announce(StandInServer server, StandInOptions options, PrintStream out) {
        String logins = options.users().stream().map(StandInUser::login).collect(joining(", "));
        out.println("The stand-in for Isogeo listens at " + server.address() + "/ and is for development only.");
        out.println("Sign in as " + logins + "; the password is the same word. Ctrl-C stops it.");
        out.flush();
    }
}
