package com.isogeo.security.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The tables and the picture. */
final class Report {

    private final Map<String, List<Comparison>> byServer;
    private final Optional<ModuleFigures> ofModule;

    /**
     * Makes a report.
     *
     * @param byServer the comparisons of each server, by its name
     */
    Report(Map<String, List<Comparison>> byServer, Optional<ModuleFigures> ofModule) {
        this.byServer = byServer;
        this.ofModule = ofModule;
    }

    /** Whether nothing was left out, so that it may replace the former one. */
    boolean isWhole() {
        return ofModule.isPresent()
                && byServer.size() == 2
                && Settings.text("variants").isEmpty()
                && Settings.list("trials").size() == 3;
    }

    String tables() {
        StringBuilder text = new StringBuilder();
        byServer.forEach((server, comparisons) -> {
            text.append("### ").append(server).append("\n\n");
            comparisons.forEach(comparison -> text.append(table(comparison)));
        });
        ofModule.ifPresent(figures -> text.append(figures.tables()));
        return text.toString();
    }

    private static String table(Comparison comparison) {
        return switch (comparison.kind()) {
            case REQUESTS -> requests(comparison);
            case LOGINS -> logins(comparison);
            case STARTS -> starts(comparison);
        };
    }

    private static String requests(Comparison comparison) {
        StringBuilder text =
                head(comparison, "requests/s", "CPU a request", "requests/s", "CPU, µs", "median, ms", "p99, ms");
        for (Variant variant : comparison.variants()) {
            row(
                    text,
                    variant,
                    comparison.ratio(variant, Measurement::perSecond).text(),
                    comparison.ratio(variant, Measurement::cpuMillisEach).text(),
                    median(comparison, variant, Measurement::perSecond, 0),
                    median(comparison, variant, each -> each.cpuMillisEach() * 1000, 0),
                    median(comparison, variant, Measurement::medianMillis, 2),
                    comparison.figure(variant, Measurement::p99Millis).text());
        }
        return text.append('\n').toString();
    }

    private static String logins(Comparison comparison) {
        StringBuilder text = head(comparison, "logins/s", "CPU a login", "logins/s", "CPU, ms");
        for (Variant variant : comparison.variants()) {
            row(
                    text,
                    variant,
                    comparison.ratio(variant, Measurement::perSecond).text(),
                    comparison.ratio(variant, Measurement::cpuMillisEach).text(),
                    median(comparison, variant, Measurement::perSecond, 0),
                    median(comparison, variant, Measurement::cpuMillisEach, 2));
        }
        return text.append('\n').toString();
    }

    private static String starts(Comparison comparison) {
        StringBuilder text = head(comparison, "time", "CPU", "time, s", "CPU, s");
        for (Variant variant : comparison.variants()) {
            row(
                    text,
                    variant,
                    comparison.ratio(variant, Measurement::seconds).text(),
                    comparison.ratio(variant, Measurement::cpuSeconds).text(),
                    median(comparison, variant, Measurement::seconds, 2),
                    median(comparison, variant, Measurement::cpuSeconds, 2));
        }
        return text.append('\n').toString();
    }

    private static StringBuilder head(Comparison comparison, String... columns) {
        StringBuilder text = new StringBuilder(comparison.title()).append(":\n\n| |");
        for (String column : columns) {
            text.append(' ').append(column).append(" |");
        }
        return text.append("\n| --- |").append(" ---: |".repeat(columns.length)).append('\n');
    }

    private static void row(StringBuilder text, Variant variant, String... cells) {
        text.append("| ")
                .append(variant.label())
                .append(" | ")
                .append(String.join(" | ", cells))
                .append(" |\n");
    }

    private static String median(
            Comparison comparison, Variant variant, ToDoubleFunction<Measurement> figure, int decimals) {
        return String.format(
                Locale.ROOT,
                "%." + decimals + "f",
                comparison.figure(variant, figure).median());
    }

    /** Requests of many sessions on many connections, and logins, of each server. */
    String picture() {
        Chart chart = new Chart();
        byServer.forEach((server, comparisons) -> {
            comparisons.stream()
                    .filter(comparison -> comparison.title().equals(RequestTrial.TYPICAL))
                    .forEach(comparison -> chart.add(
                            server + ": requests/s, " + comparison.title() + " (longer is better)",
                            comparison,
                            Measurement::perSecond));
            comparisons.stream()
                    .filter(comparison -> comparison.kind() == Comparison.Kind.LOGINS)
                    .forEach(comparison -> chart.add(
                            server + ": CPU of a login, FORM is 1 (shorter is better)",
                            comparison,
                            Measurement::cpuMillisEach));
        });
        return chart.svg();
    }
}
