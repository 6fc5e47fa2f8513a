package com.isogeo.standin;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the options of the program. A secret comes from a file or the environment, since arguments are seen by all users. */
final class CommandLine {

    static final String PASSWORD = "STANDIN_KEY_STORE_PASSWORD";

    static final String HELP = """
            Plays Isogeo on this machine, for development: users sign in by OAuth 2.0, and it misbehaves on demand.

              java -jar isogeo-security-standin.jar [options]

              --port <number>              where to listen on 127.0.0.1, 9081 by default; 0 takes a free port
              --client-id <id>             the client that is registered, in place of the demo's
              --client-secret-file <file>  holds the secret of that client, in one line
              --redirect-uri <uri>         a registered redirect URI, compared exactly; may come again
                                           (by default every one on the loopback host)
              --issuer <uri>               sent as iss (RFC 9207)
              --token-life <seconds>       how long an access token lives, 3599 by default
              --silence <seconds>          how long the scenarios that wait say nothing, 60 by default
              --key-store <file>           speaks TLS with this key store; its password comes from the environment
                                           variable STANDIN_KEY_STORE_PASSWORD
              --help                       tells this""";

    private static final int PORT = 9081;

    /** An option that is wrong; the message is for the user. */
    static final class UsageException extends Exception {

        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    private final Map<String, String> environment;
    private final Set<String> redirectUris = new HashSet<>();
    private Optional<String> clientId = Optional.empty();
    private Optional<String> clientSecret = Optional.empty();
    private StandInOptions options = StandInOptions.defaults().withPort(PORT);

    private CommandLine(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Nothing when help is asked for. */
    static Optional<StandInOptions> parse(List<String> arguments, Map<String, String> environment)
            throws UsageException {
        if (arguments.contains("--help")) {
            return Optional.empty();
        }
        CommandLine line = new CommandLine(environment);
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String name = rest.next();
            line.read(name, rest);
        }
        return Optional.of(line.finish());
    }

    private void read(String name, Iterator<String> rest) throws UsageException {
        if (!HELP.contains("  " + name + " <")) {
            throw new UsageException("There is no option " + name + "; --help tells which there are.");
        }
        if (!rest.hasNext()) {
            throw new UsageException("The option " + name + " needs a value.");
        }
        try {
            apply(name, rest.next());
        } catch (NumberFormatException e) {
            throw new UsageException("The value of " + name + " is not a number.");
        } catch (InvalidPathException e) {
            throw new UsageException("The value of " + name + " is not a file.");
        } catch (IllegalArgumentException e) {
            throw new UsageException("The value of " + name + " is wrong: " + e.getMessage());
        }
    }

    private void apply(String name, String value) throws UsageException {
        switch (name) {
            case "--port" -> options = options.withPort(Integer.parseInt(value));
            case "--client-id" -> clientId = Optional.of(value);
            case "--client-secret-file" -> clientSecret = Optional.of(secret(Path.of(value)));
            case "--redirect-uri" -> {
                redirectUris.add(value);
                options = options.withRedirectUris(redirectUris);
            }
            case "--issuer" -> options = options.withIssuer(value);
            case "--token-life" -> options = options.withTokenLife(Duration.ofSeconds(Long.parseLong(value)));
            case "--silence" -> options = options.withSilence(Duration.ofSeconds(Long.parseLong(value)));
            case "--key-store" -> options = options.withKeyStore(Path.of(value), password());
            default -> throw new UsageException("There is no option " + name + "; --help tells which there are.");
        }
    }

    private static String secret(Path file) throws UsageException {
        try {
            return Files.readString(file, UTF_8).strip();
        } catch (IOException e) {
            throw new UsageException("The file of --client-secret-file cannot be read: " + file);
        }
    }

    private String password() throws UsageException {
        return Optional.ofNullable(environment.get(PASSWORD))
                .orElseThrow(() -> new UsageException("--key-store needs the environment variable " + PASSWORD + "."));
    }

    private StandInOptions finish() throws UsageException {
        if (clientId.isEmpty() && clientSecret.isEmpty()) {
            return options;
        }
        if (clientId.isEmpty() || clientSecret.isEmpty()) {
            throw new UsageException("--client-id and --client-secret-file go together.");
        }
        try {
            return options.withClient(new StandInClient(clientId.get(), clientSecret.get()));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
