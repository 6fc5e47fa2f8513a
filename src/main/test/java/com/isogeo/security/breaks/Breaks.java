package com.isogeo.security.breaks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Applies each break of the catalogue, one after another, and fails where nothing notices it. */
final class Breaks {

    private static final int AT_ONCE = 2;
    private static final int MAX_MINUTES = 5;
    private static final Break UNBROKEN = new Break("no break", "-", "none/None.java", "", "");

    private final Path target;
    private final String seeds;

    private Breaks(Path target, String seeds) {
        this.target = target;
        this.seeds = seeds;
    }

    private record Found(Break what, Optional<String> bySimulation, Optional<String> byTest, Optional<String> problem) {

        boolean isSurvivor() {
            return problem.isPresent() || (bySimulation.isEmpty() && byTest.isEmpty());
        }

        String row() {
            return "| " + what.name() + " | " + what.promises() + " | "
                    + problem.or(() -> byTest.map(test -> '`' + test + '`')).orElse("-") + " | "
                    + bySimulation
                            .map(promise -> promise.replaceAll(" [a-z].*", ""))
                            .orElse("-") + " |";
        }
    }

    /** The folder target, the number of seeds, and a pattern for the names, or nothing. */
    public static void main(String[] arguments) throws Exception {
        Breaks breaks = new Breaks(Path.of(arguments[0]), arguments[1]);
        Pattern name = Pattern.compile(arguments.length > 2 ? arguments[2] : "");
        List<Break> chosen = Break.all().stream()
                .filter(each -> name.matcher(each.name()).find())
                .toList();
        Found unbroken = breaks.run(UNBROKEN, System.getProperty("java.class.path"));
        if (!unbroken.isSurvivor()) {
            System.out.println("Without a break something fails, too: " + unbroken.row());
            System.exit(1);
        }
        List<Found> all = breaks.applyAll(chosen);
        long survivors = all.stream().filter(Found::isSurvivor).count();
        System.out.println(all.size() + " breaks, "
                + all.stream().filter(found -> found.bySimulation().isPresent()).count()
                + " found by the simulation, " + survivors + " survived");
        System.exit(survivors == 0 ? 0 : 1);
    }

    private List<Found> applyAll(List<Break> chosen) throws InterruptedException, ExecutionException {
        System.out.println("| break | promise | found by | the simulation alone |\n| --- | --- | --- | --- |");
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        List<Future<Found>> running = new ArrayList<>();
        chosen.forEach(each -> running.add(executor.submit(() -> apply(each))));
        List<Found> all = new ArrayList<>();
        for (Future<Found> found : running) {
            all.add(found.get());
            System.out.println(found.get().row());
        }
        executor.shutdown();
        return all;
    }

    private Found apply(Break each) throws IOException, InterruptedException {
        if (each.occurrences() != 1) {
            return problem(each, "its text is there " + each.occurrences() + " times");
        }
        Path folder = target.resolve("breaks").resolve(each.name());
        Path source = folder.resolve("java/com/isogeo/security").resolve(each.file());
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Files.createDirectories(source.getParent());
        Files.writeString(source, each.brokenSource());
        String classPath = System.getProperty("java.class.path");
        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-nowarn",
                        "-proc:none",
                        "-encoding",
                        "UTF-8",
                        "-d",
                        classes.toString(),
                        "-cp",
                        classPath,
                        source.toString());
        return compiled == 0 ? run(each, classes + java.io.File.pathSeparator + classPath) : problem(each, "no Java");
    }

    private Found run(Break each, String classPath) throws IOException, InterruptedException {
        Path output = Files.createDirectories(target.resolve("breaks").resolve(each.name()))
                .resolve("output.txt");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-Djqwik.database=" + target.resolve("breaks").resolve(each.name() + "/jqwik"),
                        "-cp",
                        classPath,
                        BrokenRun.class.getName(),
                        each.file(),
                        target.resolve("test-classes").toString(),
                        seeds)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!java.waitFor(MAX_MINUTES, TimeUnit.MINUTES)) {
            java.destroyForcibly();
            return new Found(each, Optional.empty(), Optional.of("it does not come to an end"), Optional.empty());
        }
        if (java.exitValue() != 0) {
            return problem(each, "see " + output);
        }
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        return new Found(each, line(lines, BrokenRun.SIMULATION), line(lines, BrokenRun.TEST), Optional.empty());
    }

    private static Found problem(Break each, String what) {
        return new Found(each, Optional.empty(), Optional.empty(), Optional.of("PROBLEM: " + what));
    }

    private static Optional<String> line(List<String> lines, String mark) {
        return lines.stream()
                .filter(line -> line.startsWith(mark))
                .map(line -> line.substring(mark.length()))
                .findFirst();
    }
}
