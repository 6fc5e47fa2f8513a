package com.isogeo.standin;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the Javadoc of the stand-in compile as they stand. */
class JavadocExamplesTest {

    private static final Path API = Path.of("src/standin/java/com/isogeo/standin");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n *\\* \\}</pre>");

    private static final String IMPORTS = Stream.of(
                    "com.isogeo.standin.*",
                    "com.isogeo.standin.IsogeoBrowser.Page",
                    "java.net.URI",
                    "java.time.Duration",
                    "java.util.*",
                    "org.junit.jupiter.api.Test",
                    "org.junit.jupiter.api.extension.RegisterExtension",
                    "static org.junit.jupiter.api.Assertions.*")
            .map(name -> "import " + name + ";\n")
            .collect(joining());

    /** What the examples take for granted around them, and as much of Arquillian and ShrinkWrap as they use. */
    private static final String AROUND = """
            abstract class Around {
                static IsogeoBrowser browser;
                static StandInServer server;

                @interface Deployment {
                    boolean testable();
                }

                interface WebArchive {
                    WebArchive addAsResource(StringAsset asset, String target);
                }

                record StringAsset(String content) {}

                interface ShrinkWrap {
                    static <T> T create(Class<T> type, String name) {
                        throw new UnsupportedOperationException();
                    }
                }
            }
            """;

    @TempDir
    private Path classes;

    @ParameterizedTest
    @MethodSource("examples")
    void exampleCompiles(String example) {
        if (!compiles(example)) {
            assertEquals("", messages(method(example)), example);
        }
    }

    @Test
    void eachBlockIsAnExampleInJava() {
        int blocks = sources().stream()
                .mapToInt(source -> source.split("<pre", -1).length - 1)
                .sum();

        assertEquals(blocks, examples().size());
        assertTrue(blocks > 0);
    }

    @Test
    void wrongExampleDoesNotCompile() {
        assertFalse(compiles(method("server.arrange(1);")));
    }

    static List<String> examples() {
        return sources().stream()
                .flatMap(source -> EXAMPLE.matcher(source).results())
                .map((MatchResult match) -> match.group(1).replaceAll("(?m)^ *\\* ?", ""))
                .toList();
    }

    private static List<String> sources() {
        try (Stream<Path> files = Files.list(API)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .map(JavadocExamplesTest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String method(String statements) {
        return "void example() throws Exception {\n" + statements + "\n}";
    }

    private boolean compiles(String members) {
        return messages(members).isEmpty();
    }

    /** What the compiler says about a class of these members. */
    private String messages(String members) {
        String source = IMPORTS + AROUND + "class Example extends Around {\n" + members + "\n}\n";
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
        ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, messages, options, null, List.of(new Source(source)))
                .call();
        return messages.getDiagnostics().stream()
                .filter(message -> message.getKind() == Diagnostic.Kind.ERROR)
                .map(Object::toString)
                .collect(joining("\n"));
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String text) {
            super(URI.create("string:///Example.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
