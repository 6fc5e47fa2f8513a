package com.isogeo.security.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory for files that the tests create. */
final class TestDirectory {

    private static final Path DIRECTORY =
            Path.of(System.getProperty("it.directory")).toAbsolutePath().normalize();

    private TestDirectory() {}

    static Path of(String name) {
        return DIRECTORY.resolve(name);
    }

    static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            for (Path path : content(directory, Comparator.reverseOrder())) {
                Files.delete(path);
            }
        }
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path path : content(from, Comparator.naturalOrder())) {
            Path target = to.resolve(from.relativize(path).toString());
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }

    private static List<Path> content(Path directory, Comparator<Path> order) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.sorted(order).toList();
        }
    }
}
