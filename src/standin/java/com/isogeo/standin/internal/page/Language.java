package com.isogeo.standin.internal.page;

import com.isogeo.standin.internal.http.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The language of a page: that of the browser, or English (RFC 9110, section 12.5.4). */
enum Language {
    ENGLISH(Locale.ENGLISH),
    FRENCH(Locale.FRENCH);

    private static final int MAX_HEADER = 1000;

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    static Language of(Request request) {
        return request.header("accept-language")
                .filter(header -> header.length() <= MAX_HEADER)
                .flatMap(Language::choose)
                .orElse(ENGLISH);
    }

    private static Optional<Language> choose(String header) {
        try {
            List<Locale> known = Arrays.stream(values()).map(Language::locale).toList();
            Locale best = Locale.lookup(Locale.LanguageRange.parse(header), known);
            return Arrays.stream(values())
                    .filter(language -> language.locale.equals(best))
                    .findFirst();
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            // Not a list of languages. The JDK throws the second kind for a range of hyphens alone.
            return Optional.empty();
        }
    }

    Locale locale() {
        return locale;
    }

    /** The one of two texts that is in this language. */
    String choose(String english, String french) {
        return this == FRENCH ? french : english;
    }
}
