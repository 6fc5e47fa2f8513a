package com.isogeo.security.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL of its own, thrown away afterwards; PostgreSQL does not run as root, so root lends it to the user postgres. */
final class Database implements AutoCloseable {

    private final Path directory = Settings.path("directory").resolve("database");
    private final Path output = Settings.path("directory").resolve("database.txt");
    private final Path programs;
    private final boolean root = System.getProperty("user.name").equals("root");
    private final Program server;

    Database() {
        programs = programs();
        Program.run(output, Map.of(), List.of("rm", "-rf", directory.toString()));
        Path password = Settings.path("directory").resolve("database-password");
        try {
            Files.createDirectories(directory);
            Files.writeString(password, Settings.text("database.password"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (root) {
            Program.run(output, Map.of(), List.of("chown", "postgres", directory.toString()));
        }
        Program.run(
                output,
                Map.of(),
                command("initdb", "--username=postgres", "--auth=scram-sha-256", "--pwfile=" + password, "--no-sync"));
        server = Program.start(
                output,
                Map.of(),
                command(
                        "postgres",
                        "-p",
                        Settings.text("database.port"),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        // It need not outlive the machine.
                        "-c",
                        "fsync=off"));
        Program.await("the database", () -> query("select 1").equals("1"));
    }

    /** Runs a query with psql and returns its output. */
    String query(String sql) {
        try {
            Path result = Files.createTempFile(Settings.path("directory"), "result", ".txt");
            ProcessBuilder psql = new ProcessBuilder(
                            programs.resolve("psql").toString(),
                            "-h",
                            "127.0.0.1",
                            "-p",
                            Settings.text("database.port"),
                            "-U",
                            "postgres",
                            "-Atc",
                            sql)
                    .redirectErrorStream(true)
                    .redirectOutput(result.toFile());
            psql.environment().put("PGPASSWORD", Settings.text("database.password"));
            psql.start().waitFor();
            String text = Files.readString(result).strip();
            Files.delete(result);
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** From now on each row that is written is noted, with the bytes of the session's value in it. */
    void recordWrites() {
        query("create table writes (bytes int)");
        query("""
                create function note_write() returns trigger language plpgsql as $$ begin
                insert into writes values (coalesce(length(new.small), 0) + coalesce(length(new.medium), 0) + coalesce(length(new.large), 0));
                return null; end $$""");
        query("create trigger noted after insert or update on sessions for each row execute function note_write()");
    }

    void forgetWrites() {
        query("delete from writes");
    }

    /** Rows written for each of so many actions, and the bytes of values in them, as two cells of a table. */
    String writes(int times) {
        return query(
                "select round(count(*)::numeric / %1$d, 2) || ' | ' || round(coalesce(sum(bytes), 0)::numeric / %1$d) from writes"
                        .formatted(times));
    }

    @Override
    public void close() {
        server.end();
    }

    private List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(root ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of("-D", directory.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Debian keeps them beside the path, a folder for each version. */
    private static Path programs() {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            throw new IllegalStateException("PostgreSQL is not installed: apt-get install postgresql");
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.map(folder -> folder.resolve("bin"))
                    .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
                    .max(Comparator.naturalOrder())
                    .orElseThrow(() -> new IllegalStateException("no initdb in " + versions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
