package com.isogeo.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** docs/reference/dependencies.md says of each dependency and plugin of the poms why it is there. */
class DependenciesPageTest {

    private static final Path PAGE = Path.of("docs/reference/dependencies.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([^`]+:[^`]+)` \\| [^|]*\\w[^|]* \\|$");
    private static final Pattern TABLES = Pattern.compile("(?m)^## ");

    /** What a pom names by group and artifact, besides its parent and what it leaves out. */
    private static final List<String> ELEMENTS =
            List.of("dependency", "plugin", "path", "artifactItem", "runtimeArtifact");

    @Test
    void eachDependencyHasItsLine() throws Exception {
        Set<String> missing = dependencies();
        missing.removeAll(rows(Files.readString(PAGE)));
        assertEquals(Set.of(), missing, () -> "In a pom, but without a line in " + PAGE + " that says why");
    }

    @Test
    void eachLineIsOfADependency() throws Exception {
        Set<String> left = new TreeSet<>(rows(Files.readString(PAGE)));
        left.removeAll(dependencies());
        assertEquals(Set.of(), left, () -> "In " + PAGE + ", but in no pom");
    }

    @Test
    void linesAreSortedAndStandOnce() throws IOException {
        String page = Files.readString(PAGE);
        for (String table : TABLES.split(page)) {
            assertEquals(rows(table).stream().sorted().toList(), rows(table), () -> "Order of the lines of " + PAGE);
        }
        assertEquals(Set.copyOf(rows(page)).size(), rows(page).size(), () -> "A line stands twice in " + PAGE);
    }

    private static List<String> rows(String text) {
        return ROW.matcher(text)
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();
    }

    private static Set<String> dependencies() throws IOException, ParserConfigurationException, SAXException {
        Set<String> names = new TreeSet<>();
        for (Path pom : poms()) {
            Document document = parse(pom);
            for (String element : ELEMENTS) {
                elements(document.getElementsByTagName(element))
                        .filter(named ->
                                named.getElementsByTagName("artifactId").getLength() > 0)
                        .map(DependenciesPageTest::name)
                        .forEach(names::add);
            }
        }
        assertFalse(names.isEmpty());
        return names;
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> modules = Files.list(Path.of("src"))) {
            return Stream.concat(Stream.of(Path.of("pom.xml")), modules.map(module -> module.resolve("pom.xml")))
                    .filter(Files::exists)
                    .sorted()
                    .toList();
        }
    }

    private static Document parse(Path pom) throws IOException, ParserConfigurationException, SAXException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(pom.toFile());
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }

    /** A plugin without a group is Maven's own. */
    private static String name(Element element) {
        return child(element, "groupId", "org.apache.maven.plugins") + ":" + child(element, "artifactId", "");
    }

    private static String child(Element element, String name, String otherwise) {
        return elements(element.getChildNodes())
                .filter(child -> child.getTagName().equals(name))
                .map(Node::getTextContent)
                .map(String::strip)
                .findFirst()
                .orElse(otherwise);
    }
}
