package com.isogeo.standin;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Searches the metadata that every user may see. */
@WebServlet("/resources/search")
public class SearchServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private record Resource(String title, String summary) {

        boolean matches(String words) {
            String text = (title + ' ' + summary).toLowerCase(Locale.FRENCH);
            return List.of(words.toLowerCase(Locale.FRENCH).strip().split("\\s+", -1)).stream()
                    .allMatch(text::contains);
        }
    }

    private static final List<Resource> RESOURCES = List.of(
            new Resource("Plan cadastral", "Parcelles et bâtiments du cadastre, par commune."),
            new Resource("Réseau d'eau potable", "Conduites, vannes et réservoirs du réseau de distribution."),
            new Resource("Réseau d'assainissement", "Collecteurs et regards des eaux usées et pluviales."),
            new Resource("Zones inondables", "Emprises des crues de référence le long des cours d'eau."),
            new Resource("Plan local d'urbanisme", "Zonage et prescriptions du document en vigueur."),
            new Resource("Pistes cyclables", "Aménagements cyclables, existants et projetés."),
            new Resource("Arrêts de bus", "Points d'arrêt du réseau urbain, avec leur accessibilité."),
            new Resource("Orthophotographie", "Photographies aériennes redressées, vingt centimètres par pixel."),
            new Resource("Modèle numérique de terrain", "Altitudes du sol sur une grille d'un mètre."),
            new Resource("Éclairage public", "Points lumineux et armoires de commande."));

    @Inject
    private transient Bearer bearer;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Grant> grant = bearer.admitted(request, response);
        if (grant.isEmpty()) {
            return;
        }
        if (grant.get().has(Scenario.API_DOWN)) {
            TokenServlet.error(response, 503, "temporarily_unavailable");
            return;
        }
        if (grant.get().has(Scenario.API_401_ONCE) && grant.get().refreshes() == 0) {
            response.setHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"");
            TokenServlet.error(response, 401, "invalid_token");
            return;
        }
        String words = Optional.ofNullable(request.getParameter("q")).orElse("");
        List<Resource> found =
                RESOURCES.stream().filter(resource -> resource.matches(words)).toList();
        JsonArrayBuilder results = Json.createArrayBuilder();
        found.stream()
                .limit(limit(request))
                .forEach(resource -> results.add(Json.createObjectBuilder()
                        .add("_id", String.format("%032x", RESOURCES.indexOf(resource) + 1))
                        .add("title", resource.title())
                        .add("abstract", resource.summary())));
        JsonAnswer.write(
                response,
                200,
                Json.createObjectBuilder()
                        .add("total", found.size())
                        .add("results", results)
                        .add("tags", Json.createObjectBuilder())
                        .build());
    }

    private static long limit(HttpServletRequest request) {
        try {
            return Math.min(100, Math.max(0, Long.parseLong(String.valueOf(request.getParameter("_limit")))));
        } catch (NumberFormatException e) {
            return 20;
        }
    }
}
