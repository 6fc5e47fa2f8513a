package com.isogeo.security;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples in the Javadoc of the API compile as they stand. */
class JavadocExamplesTest {

    private static final Path API = Path.of("src/main/java/com/isogeo/security");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\n(.*?)\n *\\* \\}</pre>");

    private static final String IMPORTS = Stream.of(
                    "com.isogeo.security.*",
                    "jakarta.enterprise.context.*",
                    "jakarta.enterprise.event.*",
                    "jakarta.inject.*",
                    "jakarta.security.enterprise.*",
                    "jakarta.security.enterprise.credential.*",
                    "jakarta.security.enterprise.identitystore.*",
                    "static jakarta.security.enterprise.identitystore.IdentityStore.ValidationType.*",
                    "jakarta.ws.rs.*",
                    "org.eclipse.microprofile.rest.client.annotation.*",
                    "org.eclipse.microprofile.rest.client.inject.*",
                    "java.io.*",
                    "java.net.*",
                    "java.net.http.*",
                    "java.util.*",
                    "java.util.concurrent.*",
                    "java.util.concurrent.atomic.*")
            .map(name -> "import " + name + ";\n")
            .collect(joining());

    /** What the examples take for granted in the application around them. */
    private static final String APPLICATION = """
            abstract class Application {
                IsogeoToken token;
                URI address;
                String words;
                SearchApi api;

                abstract HttpResponse<String> send(URI address, String token) throws IOException;

                interface SearchApi {
                    SearchResult search(String words, String token);
                }

                record SearchResult(int total) {
                    static final SearchResult EMPTY = new SearchResult(0);
                }
            }
            """;

    @TempDir
    private Path classes;

    static List<Arguments> examples() throws IOException {
        List<Arguments> examples = new ArrayList<>();
        for (Path file : sources()) {
            EXAMPLE.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult match) -> match.group(1).replaceAll("(?m)^ *\\* ?", ""))
                    .forEach(
                            example -> examples.add(Arguments.of(file.getFileName() + " " + examples.size(), example)));
        }
        return examples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void exampleCompiles(String name, String example) {
        List<String> asMembers = compile(example);
        if (!asMembers.isEmpty()) {
            List<String> asStatements = compile(method(example));
            assertTrue(
                    asStatements.isEmpty(),
                    () -> name + " compiles neither as members of a class: " + asMembers + " nor as statements: "
                            + asStatements);
        }
    }

    @Test
    void eachBlockIsAnExampleInJava() throws IOException {
        int blocks = 0;
        for (Path file : sources()) {
            blocks += Files.readString(file).split("<pre", -1).length - 1;
        }
        assertEquals(
                blocks, examples().size(), () -> "A block in the Javadoc of " + API + " is no <pre>{@code …}</pre>");
        assertFalse(examples().isEmpty());
    }

    @Test
    void wrongExampleDoesNotCompile() {
        assertFalse(compile(method("token.expiry();")).isEmpty());
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(API)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static String method(String statements) {
        String result = statements.contains("return ") ? "Object" : "void";
        return result + " example() throws IOException {\n" + statements + "\n}";
    }

    /** What the compiler says about a class of these members. */
    private List<String> compile(String members) {
        String source = IMPORTS + "final class Example {\n" + APPLICATION
                + "abstract class Around extends Application {\n" + members + "\n}\n}\n";
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        List<String> options =
                List.of("-proc:none", "-d", classes.toString(), "-classpath", System.getProperty("java.class.path"));
        boolean compiled = compiler.getTask(null, null, messages, options, null, List.of(new Source(source)))
                .call();
        return compiled
                ? List.of()
                : messages.getDiagnostics().stream()
                        .map(message -> message.getMessage(Locale.ROOT))
                        .toList();
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
