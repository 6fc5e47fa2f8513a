package com.isogeo.security.benchmark;

import java.nio.file.Path;

/** The page docs/reports/performance.md, whose figures and pictures a whole run replaces. */
final class Documentation {

    private static final String BEGIN = "<!-- What follows is written by mvn -Pbenchmark. -->\n";
    private static final String END = "<!-- End of what is written. -->\n";

    private final Path directory = Settings.path("documentation");

    void replaceFigures(String tables) {
        Path page = directory.resolve("performance.md");
        String text = Directories.read(page);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        Directories.write(page, text.substring(0, begin) + "\n" + tables + text.substring(end));
    }

    void replacePicture(String svg) {
        Directories.write(directory.resolve("performance.svg"), svg);
    }
}
