package com.isogeo.security.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A picture of ratios: a bar for the median of each variant, and a line from the minimum to the maximum. */
final class Chart {

    private static final int WIDTH = 820;
    private static final int LABEL_WIDTH = 340;
    private static final int BAR_WIDTH = 400;
    private static final int ROW = 26;
    private static final int BAR_HEIGHT = 16;
    private static final int PANEL_HEAD = 44;

    private static final String STYLE = """
            <style>
            text { font: 14px system-ui, sans-serif; fill: #1b1f24; }
            .title { font-weight: 600; }
            .bar { fill: #9fb3c8; }
            .module { fill: #0b6e4f; }
            .spread { stroke: #1b1f24; stroke-width: 1.5; }
            @media (prefers-color-scheme: dark) {
                text { fill: #e6edf3; }
                .bar { fill: #52667a; }
                .module { fill: #3fb68b; }
                .spread { stroke: #e6edf3; }
            }
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private int height;

    /** Adds a panel below the others. */
    void add(String title, Comparison comparison, ToDoubleFunction<Measurement> figure) {
        height += PANEL_HEAD;
        line("<text class=\"title\" x=\"8\" y=\"%d\">%s</text>", height - 14, escaped(title));
        List<Variant> variants = comparison.variants();
        double longest = variants.stream()
                .mapToDouble(variant -> comparison.ratio(variant, figure).maximum())
                .max()
                .orElseThrow();
        for (Variant variant : variants) {
            bar(variant, comparison.ratio(variant, figure), BAR_WIDTH / longest);
            height += ROW;
        }
    }

    private void bar(Variant variant, Spread ratio, double scale) {
        int middle = height + BAR_HEIGHT / 2;
        line(
                "<text x=\"8\" y=\"%d\">%s</text>",
                height + 13, escaped(variant.label().replaceAll("[`*]", "")));
        line(
                "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                variant == Variant.MODULE ? "module" : "bar", LABEL_WIDTH, height, ratio.median() * scale, BAR_HEIGHT);
        line(
                "<line class=\"spread\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
                LABEL_WIDTH + ratio.minimum() * scale, middle, LABEL_WIDTH + ratio.maximum() * scale, middle);
        line(
                "<text x=\"%.1f\" y=\"%d\">%.2f</text>",
                LABEL_WIDTH + ratio.maximum() * scale + 8, height + 13, ratio.median());
    }

    private void line(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** The whole picture. */
    String svg() {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" role=\"img\">\n"
                        .formatted(WIDTH, height + 12, WIDTH, height + 12)
                + STYLE
                + body
                + "</svg>\n";
    }
}
