import com.isogeo.standin.IsogeoBrowser;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Goes through "Use it" of the README in an empty folder: writes the files that it shows, runs the commands that it names, and signs alice in on both servers.
 * Arguments: the README, the empty folder. There is a WildFly in the folder, as the README says.
 */
class WalkReadme {

    private static final Pattern FILE = Pattern.compile("`([\\w./-]+\\.(?:xml|java|cli))`");
    private static final Pattern LIBERTY = Pattern.compile("`(mvn -Pstandin [^`]*liberty:run)`");
    private static final Pattern PAGE = Pattern.compile("<(http://localhost:\\d+/maps)/hello>");
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final String section;
    private final Path folder;

    private WalkReadme(String section, Path folder) {
        this.section = section;
        this.folder = folder;
    }

    public static void main(String... arguments) throws Exception {
        String readme = Files.readString(Path.of(arguments[0]));
        int begin = readme.indexOf("\nIn an empty folder");
        WalkReadme walk = new WalkReadme(readme.substring(begin, readme.indexOf("\n## ", begin)), Path.of(arguments[1]));
        Map<String, String> files = walk.files();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path written = walk.folder.resolve(file.getKey());
            Files.createDirectories(written.getParent());
            Files.writeString(written, file.getValue());
        }
        System.out.println("Files: " + files.keySet());
        Matcher pages = PAGE.matcher(walk.section);
        walk.signIn("Open Liberty", walk.find(LIBERTY), next(pages));
        List<String> commands = walk.commands();
        for (String command : commands.subList(0, commands.size() - 1)) {
            if (walk.start(command).waitFor() != 0) {
                throw new IllegalStateException("failed: " + command);
            }
        }
        walk.signIn("WildFly", commands.get(commands.size() - 1), next(pages));
    }

    /** The files that a block shows, by the name that stands before it. */
    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        String name = "";
        String[] parts = section.split("(?m)^```", -1);
        for (int i = 0; i + 1 < parts.length; i += 2) {
            Matcher names = FILE.matcher(parts[i]);
            while (names.find()) {
                name = names.group(1);
            }
            String language = parts[i + 1].substring(0, parts[i + 1].indexOf('\n'));
            boolean isFile = language.equals("xml") || language.equals("java") || name.endsWith(".cli");
            if (isFile && !files.containsKey(name)) {
                files.put(name, parts[i + 1].substring(language.length() + 1));
            }
        }
        return files;
    }

    private List<String> commands() {
        List<String> commands = new ArrayList<>();
        section.lines().filter(line -> line.matches("(wildfly/bin/|mvn |cp ).*")).forEach(commands::add);
        return commands;
    }

    private String find(Pattern pattern) {
        return next(pattern.matcher(section));
    }

    private static String next(Matcher matcher) {
        if (!matcher.find()) {
            throw new IllegalStateException("the README has no " + matcher.pattern());
        }
        return matcher.group(1);
    }

    private Process start(String command) throws IOException {
        File log = folder.resolve("walk.log").toFile();
        return new ProcessBuilder("bash", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    private void signIn(String server, String command, String application) throws IOException, InterruptedException {
        Instant begin = Instant.now();
        Process process = start(command);
        try {
            String page = awaitPage(process, IsogeoBrowser.at(URI.create(application)));
            if (!page.strip().equals("Hello Alice Exemple")) {
                throw new IllegalStateException(server + " shows " + page);
            }
            System.out.println(
                    server + ": alice is signed in " + Duration.between(begin, Instant.now()).toSeconds() + " s after `" + command + "`");
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            process.waitFor();
        }
    }

    private String awaitPage(Process process, IsogeoBrowser browser) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (process.isAlive() && Instant.now().isBefore(end)) {
            try {
                if (browser.get("/hello").status() == 200) {
                    return browser.signIn("/hello", "alice").body();
                }
            } catch (UncheckedIOException e) {
                // It does not listen yet.
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("no page; see " + folder.resolve("walk.log"));
    }
}
