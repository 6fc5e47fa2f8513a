package com.isogeo.standin.internal.api;

import com.isogeo.standin.Scenario;
import com.isogeo.standin.internal.http.Parameters;
import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import com.isogeo.standin.internal.oauth.Grant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Searches the metadata that every user may see. */
public final class SearchResource {

    /** Its extent: west, south, east and north in degrees. */
    private record Metadata(String title, String summary, List<Double> extent) {

        boolean matches(String words) {
            String text = (title + ' ' + summary).toLowerCase(Locale.FRENCH);
            return Arrays.stream(words.toLowerCase(Locale.FRENCH).strip().split("\\s+", -1))
                    .allMatch(text::contains);
        }
    }

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private static final List<Metadata> ALL = List.of(
            new Metadata(
                    "Plan cadastral",
                    "Parcelles et bâtiments du cadastre, par commune.",
                    List.of(-3.6, 47.6, -1.3, 48.7)),
            new Metadata(
                    "Réseau d'eau potable",
                    "Conduites, vannes et réservoirs du réseau de distribution.",
                    List.of(4.7, 43.3, 5.8, 43.9)),
            new Metadata(
                    "Réseau d'assainissement",
                    "Collecteurs et regards des eaux usées et pluviales.",
                    List.of(-0.8, 44.7, -0.4, 45.0)),
            new Metadata(
                    "Zones inondables",
                    "Emprises des crues de référence le long des cours d'eau.",
                    List.of(0.2, 47.2, 2.2, 47.9)),
            new Metadata(
                    "Plan local d'urbanisme",
                    "Zonage et prescriptions du document en vigueur.",
                    List.of(-1.8, 47.1, -1.4, 47.4)),
            new Metadata(
                    "Pistes cyclables",
                    "Aménagements cyclables, existants et projetés.",
                    List.of(7.3, 48.4, 7.9, 48.7)),
            new Metadata(
                    "Arrêts de bus",
                    "Points d'arrêt du réseau urbain, avec leur accessibilité.",
                    List.of(4.7, 45.6, 5.1, 45.9)),
            new Metadata(
                    "Orthophotographie",
                    "Photographies aériennes redressées, vingt centimètres par pixel.",
                    List.of(-4.8, 42.4, 8.2, 51.1)),
            new Metadata(
                    "Modèle numérique de terrain",
                    "Altitudes du sol sur une grille d'un mètre.",
                    List.of(5.6, 44.4, 7.0, 45.9)),
            new Metadata(
                    "Éclairage public", "Points lumineux et armoires de commande.", List.of(2.9, 50.5, 3.3, 50.8)));

    private final BearerAuthentication bearer;

    public SearchResource(BearerAuthentication bearer) {
        this.bearer = bearer;
    }

    public Response get(Request request) {
        return bearer.authenticate(request, grant -> respond(grant, request.query()));
    }

    private static Response respond(Grant grant, Parameters query) {
        if (grant.has(Scenario.API_DOWN)) {
            return Response.error(503, "temporarily_unavailable");
        }
        if (grant.has(Scenario.API_401_ONCE) && grant.refreshes() == 0) {
            return BearerAuthentication.invalidToken();
        }
        List<Metadata> found =
                ALL.stream().filter(each -> each.matches(query.value("q"))).toList();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("total", found.size());
        result.put(
                "results",
                found.stream().limit(limit(query)).map(SearchResource::toJson).toList());
        result.put("tags", Map.of());
        return Response.json(200, result);
    }

    private static Map<String, Object> toJson(Metadata metadata) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("_id", String.format(Locale.ROOT, "%032x", ALL.indexOf(metadata) + 1));
        result.put("title", metadata.title());
        result.put("abstract", metadata.summary());
        result.put("envelope", envelope(metadata.extent()));
        return result;
    }

    /** A polygon as GeoJSON has it (RFC 7946). */
    private static Map<String, Object> envelope(List<Double> extent) {
        double west = extent.get(0);
        double south = extent.get(1);
        double east = extent.get(2);
        double north = extent.get(3);
        List<List<Double>> ring = List.of(
                List.of(west, south),
                List.of(east, south),
                List.of(east, north),
                List.of(west, north),
                List.of(west, south));
        return Map.of("type", "Polygon", "coordinates", List.of(ring), "bbox", extent);
    }

    private static long limit(Parameters query) {
        try {
            return Math.min(MAX_LIMIT, Math.max(0, Long.parseLong(query.value("_limit"))));
        } catch (NumberFormatException e) {
            return DEFAULT_LIMIT;
        }
    }
}
