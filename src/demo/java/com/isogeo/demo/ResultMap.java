package com.isogeo.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A picture of where the results of a search lie: their extents on an outline of France, as SVG without a script or a map server. */
final class ResultMap {

    private static final double WEST = -5.6;
    private static final double EAST = 10.1;
    private static final double NORTH = 51.5;
    private static final double SOUTH = 41.1;
    private static final double POINTS_PER_DEGREE = 40;
    /** A degree of longitude is this much shorter than one of latitude, in the middle of the map. */
    private static final double LONGITUDE_SCALE = Math.cos(Math.toRadians(46.3));

    /** Longitudes and latitudes along the coast and the borders, a few dozen points. */
    private static final List<double[]> OUTLINE = List.of(
            new double[] {
                2.4, 51.1, 3.1, 50.8, 4.1, 50.3, 4.9, 50.1, 5.0, 49.8, 5.8, 49.5, 6.4, 49.5, 7.0, 49.2, 8.2, 49.0, 7.8,
                48.5, 7.6, 47.6, 6.9, 47.4, 6.1, 46.3, 6.8, 46.4, 6.9, 45.9, 7.1, 45.4, 6.7, 45.0, 7.0, 44.3, 7.5, 43.8,
                6.7, 43.2, 6.0, 43.1, 5.4, 43.3, 4.6, 43.4, 4.0, 43.6, 3.1, 43.1, 3.1, 42.4, 1.7, 42.5, 0.7, 42.7, -0.5,
                42.8, -1.8, 43.4, -1.3, 44.6, -1.1, 45.6, -1.2, 46.2, -1.8, 46.5, -2.2, 47.1, -3.1, 47.5, -4.4, 47.8,
                -4.7, 48.1, -4.8, 48.4, -4.0, 48.7, -3.1, 48.9, -2.0, 48.7, -1.4, 48.6, -1.6, 49.0, -1.9, 49.7, -1.3,
                49.7, -1.2, 49.4, -0.2, 49.3, 0.1, 49.5, 1.1, 49.9, 1.6, 50.3, 1.6, 50.9
            },
            new double[] {9.4, 43.0, 9.6, 42.2, 9.2, 41.4, 8.7, 41.7, 8.6, 42.4, 9.3, 42.7});

    private ResultMap() {}

    /** A picture with the number of each result, or nothing where none of them lies on the map. */
    static String of(List<SearchResult.Resource> results, String label) {
        String extents = IntStream.range(0, results.size())
                .mapToObj(i -> extent(i + 1, results.get(i).envelope()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining());
        return extents.isEmpty() ? "" : format("""
                <svg class="map" role="img" aria-label="%s" viewBox="0 0 %.0f %.0f">
                %s%s</svg>
                """, label, x(EAST), y(SOUTH), land(), extents);
    }

    private static String land() {
        return OUTLINE.stream()
                .map(points -> IntStream.range(0, points.length / 2)
                        .mapToObj(i -> format("%.0f,%.0f", x(points[2 * i]), y(points[2 * i + 1])))
                        .collect(Collectors.joining(" ", "<polygon class=\"land\" points=\"", "\"/>\n")))
                .collect(Collectors.joining());
    }

    private static Optional<String> extent(int number, SearchResult.Envelope envelope) {
        if (envelope == null
                || envelope.bbox() == null
                || envelope.bbox().size() != 4
                || envelope.bbox().contains(null)) {
            return Optional.empty();
        }
        double west = Math.max(WEST, envelope.bbox().get(0));
        double south = Math.max(SOUTH, envelope.bbox().get(1));
        double east = Math.min(EAST, envelope.bbox().get(2));
        double north = Math.min(NORTH, envelope.bbox().get(3));
        // Overseas, say.
        boolean isOnTheMap = west <= east && south <= north;
        return isOnTheMap
                ? Optional.of(format(
                        """
                        <rect class="extent" x="%.1f" y="%.1f" width="%.1f" height="%.1f"/>
                        <circle class="pin" cx="%6$.1f" cy="%7$.1f" r="9"/>
                        <text class="number" x="%6$.1f" y="%7$.1f">%5$d</text>
                        """,
                        x(west),
                        y(north),
                        x(east) - x(west),
                        y(south) - y(north),
                        number,
                        x((west + east) / 2),
                        y((south + north) / 2)))
                : Optional.empty();
    }

    private static double x(double longitude) {
        return (longitude - WEST) * LONGITUDE_SCALE * POINTS_PER_DEGREE;
    }

    private static double y(double latitude) {
        return (NORTH - latitude) * POINTS_PER_DEGREE;
    }

    private static String format(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}
