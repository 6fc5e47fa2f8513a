import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Checks a folder in the layout of a Maven repository for what Maven Central asks of a release; see check-release. */
public final class CheckRelease {

    /** What each artifact has beside its pom. */
    private static final Map<String, List<String>> FILES = Map.of(
            "isogeo-security", List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json"),
            "isogeo-security-standin", List.of(".jar", "-sources.jar", "-javadoc.jar", "-cyclonedx.json"),
            "isogeo-security-bom", List.of(),
            "isogeo-security-parent", List.of());

    private static final List<String> ELEMENTS =
            List.of("name", "description", "url", "licenses/license/name", "developers/developer/name", "scm/url", "scm/connection");

    private final Path group;
    private final String version;
    private final List<String> faults = new ArrayList<>();

    private CheckRelease(Path repository, String version) {
        this.group = repository.resolve("com/isogeo");
        this.version = version;
    }

    public static void main(String[] arguments) throws Exception {
        CheckRelease check = new CheckRelease(Path.of(arguments[0]), arguments[1]);
        check.all();
        check.faults.forEach(fault -> System.out.println("FAULT " + fault));
        System.out.println(check.faults.isEmpty() ? "All that Maven Central asks for is there." : check.faults.size() + " faults.");
        System.exit(check.faults.isEmpty() ? 0 : 1);
    }

    private void all() throws Exception {
        if (version.endsWith("-SNAPSHOT")) {
            faults.add(version + " is no version of a release");
        }
        try (Stream<Path> artifacts = Files.list(group)) {
            List<String> names = artifacts.filter(Files::isDirectory).map(each -> each.getFileName().toString()).sorted().toList();
            if (!names.equals(FILES.keySet().stream().sorted().toList())) {
                faults.add("the artifacts are " + names);
            }
        }
        for (String artifact : FILES.keySet().stream().sorted().toList()) {
            for (String end : Stream.concat(Stream.of(".pom"), FILES.get(artifact).stream()).toList()) {
                checkFile(path(artifact, end));
            }
            checkPom(artifact);
        }
    }

    private Path path(String artifact, String end) {
        return group.resolve(artifact).resolve(version).resolve(artifact + "-" + version + end);
    }

    private void checkFile(Path file) throws Exception {
        String name = file.getFileName().toString();
        int before = faults.size();
        if (!Files.exists(file)) {
            faults.add(name + " is missing");
            return;
        }
        boolean isSigned = Files.exists(Path.of(file + ".asc"))
                && new ProcessBuilder("gpg", "--batch", "--verify", file + ".asc", file.toString())
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        if (!isSigned) {
            faults.add(name + " has no signature, or another file's");
        }
        for (String algorithm : List.of("SHA-1", "MD5")) {
            Path sum = Path.of(file + "." + algorithm.replace("-", "").toLowerCase(java.util.Locale.ROOT));
            if (!Files.exists(sum) || !Files.readString(sum).strip().equals(digest(file, algorithm))) {
                faults.add(name + " has no checksum by " + algorithm + ", or another file's");
            }
        }
        if (faults.size() == before) {
            System.out.printf("%-55s %9d bytes, signed, checksums%n", name, Files.size(file));
        }
    }

    private static String digest(Path file, String algorithm) throws Exception {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance(algorithm))) {
            in.readAllBytes();
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        }
    }

    /** An element counts where the parent has it. */
    private void checkPom(String artifact) throws Exception {
        Path file = path(artifact, ".pom");
        if (!Files.exists(file)) {
            return;
        }
        Element pom = parse(file);
        Element parent = text(pom, "parent/artifactId").isEmpty() ? pom : parse(path("isogeo-security-parent", ".pom"));
        for (String element : ELEMENTS) {
            String own = text(pom, element);
            String value = (own.isEmpty() && !element.equals("name") ? text(parent, element) : own)
                    .replace("${hosted.at}", text(parent, "properties/hosted.at"));
            if (value.isEmpty() || value.contains("${") || value.contains("nowhere")) {
                faults.add(artifact + "'s pom has no " + element + (value.isEmpty() ? "" : ": " + value));
            }
        }
        if (Files.readString(file).contains("-SNAPSHOT")) {
            faults.add(artifact + "'s pom names a snapshot");
        }
    }

    private static Element parse(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
    }

    /** Of the first element at the path, or nothing. */
    private static String text(Element from, String path) {
        Node at = from;
        for (String name : path.split("/")) {
            at = child(at, name);
            if (at == null) {
                return "";
            }
        }
        return at.getTextContent().strip();
    }

    private static Node child(Node parent, String name) {
        for (Node each = parent.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each.getNodeName().equals(name)) {
                return each;
            }
        }
        return null;
    }
}
