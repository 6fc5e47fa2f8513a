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

    private record Metadata(String title, String summary) {

        boolean matches(String words) {
            String text = (title + ' ' + summary).toLowerCase(Locale.FRENCH);
            return Arrays.stream(words.toLowerCase(Locale.FRENCH).strip().split("\\s+", -1))
                    .allMatch(text::contains);
        }
    }

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private static final List<Metadata> ALL = List.of(
            new Metadata("Plan cadastral", "Parcelles et bâtiments du cadastre, par commune."),
            new Metadata("Réseau d'eau potable", "Conduites, vannes et réservoirs du réseau de distribution."),
            new Metadata("Réseau d'assainissement", "Collecteurs et regards des eaux usées et pluviales."),
            new Metadata("Zones inondables", "Emprises des crues de référence le long des cours d'eau."),
            new Metadata("Plan local d'urbanisme", "Zonage et prescriptions du document en vigueur."),
            new Metadata("Pistes cyclables", "Aménagements cyclables, existants et projetés."),
            new Metadata("Arrêts de bus", "Points d'arrêt du réseau urbain, avec leur accessibilité."),
            new Metadata("Orthophotographie", "Photographies aériennes redressées, vingt centimètres par pixel."),
            new Metadata("Modèle numérique de terrain", "Altitudes du sol sur une grille d'un mètre."),
            new Metadata("Éclairage public", "Points lumineux et armoires de commande."));

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
        return result;
    }

    private static long limit(Parameters query) {
        try {
            return Math.min(MAX_LIMIT, Math.max(0, Long.parseLong(query.value("_limit"))));
        } catch (NumberFormatException e) {
            return DEFAULT_LIMIT;
        }
    }
}
