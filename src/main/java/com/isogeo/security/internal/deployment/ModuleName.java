package com.isogeo.security.internal.deployment;

import java.net.URL;
import java.security.CodeSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the module of an enterprise application is called in which a class is. */
final class ModuleName {

    private static final Pattern ARCHIVE = Pattern.compile(".*?/([^/!]+\\.(?:war|jar))(?:[!/].*)?");

    private ModuleName() {}

    /** The archive's file name; without an archive where the class is. */
    static String of(Class<?> type) {
        Optional<String> location = Optional.ofNullable(
                        type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(URL::getPath);
        return location.map(ARCHIVE::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .or(() -> location)
                .orElse("an unknown place");
    }
}
