package com.isogeo.standin.internal.page;

import static java.util.stream.Collectors.joining;

import com.isogeo.standin.ReceivedRequest;
import com.isogeo.standin.Scenario;
import com.isogeo.standin.StandInUser;
import com.isogeo.standin.StandInWorkgroup;
import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import com.isogeo.standin.internal.oauth.RequestLog;
import com.isogeo.standin.internal.oauth.Users;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Says what this is, who can sign in, what can go wrong and what was received. It shows no secret, code or token. */
public final class StatusPage {

    private static final int NEWEST = 50;

    private final Users users;
    private final RequestLog log;

    public StatusPage(Users users, RequestLog log) {
        this.users = users;
        this.log = log;
    }

    public Response get(Request request) {
        Language language = Language.of(request);
        return Page.of(
                language,
                200,
                language.choose("This site plays Isogeo", "Ce site joue Isogeo"),
                introduction(language) + users(language) + scenarios(language) + received(language));
    }

    private static String introduction(Language language) {
        return Html.element(
                        "p",
                        language.choose(
                                "It has an authorization endpoint, a login form, a token endpoint and the part of the "
                                        + "API that a login needs. It is for development and tests only: anybody on "
                                        + "this machine can sign in as anybody.",
                                "Il a un point d'autorisation, un formulaire de connexion, un point d'accès aux jetons "
                                        + "et la partie de l'API dont une connexion a besoin. Il sert au développement "
                                        + "et aux tests seulement : toute personne sur cette machine peut se connecter "
                                        + "comme n'importe qui."))
                + Html.element(
                        "p",
                        language.choose(
                                "Open your application and choose to sign in: it sends you to the form, and the form "
                                        + "sends you back. There you can also choose what goes wrong.",
                                "Ouvrez votre application et demandez à vous connecter : elle vous envoie au formulaire, "
                                        + "qui vous renvoie à elle. Vous pouvez aussi y choisir ce qui échoue."));
    }

    private String users(Language language) {
        List<String> heads = List.of(
                language.choose("Name", "Nom"),
                language.choose("Password", "Mot de passe"),
                language.choose("Workgroups and roles", "Groupes de travail et rôles"));
        return section(
                "users",
                language.choose("Users", "Utilisateurs"),
                table(
                        "users",
                        heads,
                        users.all().stream().map(user -> row(language, user)).toList()));
    }

    private static List<String> row(Language language, StandInUser user) {
        String workgroups =
                user.workgroups().stream().map(StatusPage::workgroup).collect(joining(", "));
        String unreadable = language.choose("the account may not be read", "le compte n'est pas lisible");
        String none = language.choose("none", "aucun");
        return List.of(
                user.login(),
                user.password(),
                !user.readable() ? unreadable : workgroups.isEmpty() ? none : workgroups);
    }

    private static String workgroup(StandInWorkgroup workgroup) {
        return workgroup.name() + " (" + workgroup.role() + ")";
    }

    private String received(Language language) {
        List<ReceivedRequest> all = log.all();
        List<ReceivedRequest> newest = all.subList(Math.max(0, all.size() - NEWEST), all.size());
        List<List<String>> rows = newest.stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .map(StatusPage::row)
                .toList();
        List<String> heads = List.of(
                language.choose("Time (UTC)", "Heure (UTC)"),
                language.choose("User", "Utilisateur"),
                language.choose("Request", "Requête"));
        String none = Html.element("p", language.choose("Nothing yet.", "Rien pour l'instant."));
        return section(
                "received",
                language.choose("Received", "Requêtes reçues"),
                (rows.isEmpty() ? none : table("received", heads, rows)) + "<p><a href=\"/standin/requests\">"
                        + language.choose("All of them as JSON", "Toutes, en JSON") + "</a></p>");
    }

    private static List<String> row(ReceivedRequest request) {
        return List.of(
                request.at().truncatedTo(ChronoUnit.SECONDS).toString().replaceAll(".*T|Z", ""),
                request.user().isEmpty() ? "-" : request.user(),
                request.method() + " " + request.path()
                        + request.grantType().map(type -> " " + known(type)).orElse(""));
    }

    /** What a client sent as its grant type may be anything. */
    private static String known(String grantType) {
        return grantType.equals("authorization_code") || grantType.equals("refresh_token") ? grantType : "?";
    }

    private static String scenarios(Language language) {
        Locale locale = language.locale();
        String groups = Arrays.stream(Scenario.Group.values())
                .map(group -> Html.element("h3", group.title(locale)) + "<dl>"
                        + Arrays.stream(Scenario.values())
                                .filter(scenario -> scenario.group() == group)
                                .map(scenario -> Html.element("dt", scenario.word())
                                        + Html.element("dd", scenario.explanation(locale)))
                                .collect(joining())
                        + "</dl>\n")
                .collect(joining());
        String summary = language.choose("What can be made to go wrong", "Ce que l'on peut faire échouer");
        return section(
                "scenarios",
                language.choose("Scenarios", "Scénarios"),
                "<details><summary>" + Html.escape(summary) + "</summary>" + groups + "</details>\n");
    }

    private static String section(String id, String title, String body) {
        return "<section><h2 id=\"" + id + "\">" + Html.escape(title) + "</h2>\n" + body + "</section>\n";
    }

    /** Wide ones scroll by themselves, by keyboard as well. */
    private static String table(String labelledBy, List<String> heads, List<List<String>> rows) {
        return "<div class=\"wide\" role=\"region\" tabindex=\"0\" aria-labelledby=\"" + labelledBy
                + "\"><table><thead><tr>"
                + heads.stream()
                        .map(head -> "<th scope=\"col\">" + Html.escape(head) + "</th>")
                        .collect(joining())
                + "</tr></thead><tbody>"
                + rows.stream()
                        .map(row -> "<tr>"
                                + row.stream()
                                        .map(cell -> Html.element("td", cell))
                                        .collect(joining()) + "</tr>\n")
                        .collect(joining())
                + "</tbody></table></div>\n";
    }
}
