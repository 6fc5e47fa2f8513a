package com.isogeo.security.internal.deployment;

import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the module of an enterprise application is called in which a class is. */
final class ModuleName {

    private static final Pattern ARCHIVE = Pattern.compile(".*?/([^/!]+)(?:\\.|_(?=war/WEB-INF/))(war|jar)(?:[!/].*)?");

    private ModuleName() {}

    /** The archive's file name; without an archive where the class is. */
    static String of(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(URL::getPath)
                .map(ModuleName::inPath)
                .orElse("an unknown place");
    }

    /** GlassFish and Payara unpack first.war into a folder first_war. */
    static String inPath(String path) {
        Matcher found = ARCHIVE.matcher(path);
        return found.matches() ? found.group(1) + "." + found.group(2) : path;
    }
}
