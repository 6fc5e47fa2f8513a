package com.isogeo.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.ResourceBundle;

/** The texts of the pages, in the language of the two that the browser prefers; English where it names neither. */
record Texts(ResourceBundle bundle) {

    private static final String BUNDLE = Texts.class.getName();

    static Texts of(HttpServletRequest request) {
        String language = Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(each -> each.equals("en") || each.equals("fr"))
                .findFirst()
                .orElse("en");
        // English is the bundle without a language.
        return new Texts(ResourceBundle.getBundle(
                BUNDLE, language.equals("fr") ? Locale.FRENCH : Locale.ROOT, Texts.class.getClassLoader()));
    }

    Locale language() {
        return Locale.forLanguageTag(bundle.getString("language"));
    }

    /** As HTML, also within an attribute. */
    String get(String key) {
        return Page.escape(bundle.getString(key));
    }

    /** As HTML; the argument is HTML, or a number. */
    String get(String key, Object argument) {
        return get(key).formatted(argument);
    }

    /** A time as every page shows it. */
    String time(Instant instant) {
        String text = DateTimeFormatter.ofPattern(bundle.getString("time"), language())
                .withZone(ZoneOffset.UTC)
                .format(instant);
        return "<time datetime=\"%s\">%s</time>".formatted(instant, text);
    }
}
