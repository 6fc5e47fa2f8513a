package com.isogeo.security.breaks;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import com.isogeo.security.simulation.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs the simulation, and then the tests, those of the broken class first, until one of them fails. The JVM that it
 * runs in has one broken class in front of its class path.
 */
final class BrokenRun {

    /** What a line of the output begins with. */
    static final String SIMULATION = "SIMULATION ";

    static final String TEST = "TEST ";

    /** Of a test that does not run: two of these JVMs at once would disturb it, and hide what nothing finds. */
    private static final int TOO_FAR = 3;

    private BrokenRun() {}

    /** The file that is broken, the folder with the tests' classes, and how many seeds to run. */
    public static void main(String[] arguments) throws IOException {
        Path broken = Path.of(arguments[0]);
        Path tests = Path.of(arguments[1]);
        Seeds.findBroken(Long.parseLong(arguments[2]))
                .ifPresent(promise -> System.out.println(System.lineSeparator() + SIMULATION + promise));
        Launcher launcher = LauncherFactory.create();
        for (String test : testsNearestFirst(tests, broken)) {
            launcher.execute(
                    LauncherDiscoveryRequestBuilder.request()
                            .selectors(selectClass(test))
                            .build(),
                    new FirstFailure());
        }
        System.exit(0);
    }

    private static List<String> testsNearestFirst(Path tests, Path broken) throws IOException {
        String name = broken.getFileName().toString().replace(".java", "");
        String folder = String.valueOf(broken.getParent());
        try (Stream<Path> files = Files.walk(tests)) {
            return files.filter(file -> file.toString().endsWith("Test.class"))
                    .map(tests::relativize)
                    .filter(file -> !file.toString().contains("simulation")
                            && !file.toString().contains("breaks"))
                    .filter(file -> distance(file, name, folder) < TOO_FAR)
                    .sorted(Comparator.comparing((Path file) -> distance(file, name, folder))
                            .thenComparing(Path::toString))
                    .map(file -> file.toString()
                            .replace(".class", "")
                            .replace(file.getFileSystem().getSeparator(), "."))
                    .toList();
        }
    }

    private static int distance(Path test, String name, String folder) {
        if (test.getFileName().toString().equals(name + "Test.class")) {
            return 0;
        }
        return test.getParent().endsWith(folder) ? 1 : isOfTime(test) ? TOO_FAR : 2;
    }

    /** Whether it measures or waits, so that a busy machine may disturb it. */
    private static boolean isOfTime(Path test) {
        return test.toString().contains("benchmark");
    }

    /** Names the first test that fails, and ends. */
    private static final class FirstFailure implements TestExecutionListener {

        @Override
        public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            if (result.getStatus() != Status.FAILED) {
                return;
            }
            System.out.println(System.lineSeparator()
                    + TEST
                    + identifier
                            .getSource()
                            .map(source -> source instanceof MethodSource method
                                    ? simple(method.getClassName()) + '.' + method.getMethodName()
                                    : source instanceof ClassSource type
                                            ? simple(type.getClassName())
                                            : source.toString())
                            .orElse(identifier.getDisplayName()));
            System.out.flush();
            Runtime.getRuntime().halt(0);
        }

        private static String simple(String className) {
            return className.substring(className.lastIndexOf('.') + 1);
        }
    }
}
