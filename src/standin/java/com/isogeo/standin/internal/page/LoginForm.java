package com.isogeo.standin.internal.page;

import static java.util.stream.Collectors.joining;

import com.isogeo.standin.Scenario;
import com.isogeo.standin.StandInUser;
import com.isogeo.standin.internal.http.Parameters;
import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import com.isogeo.standin.internal.oauth.LoginPages;
import com.isogeo.standin.internal.oauth.Users;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The login form, with all that a person needs to try each case by hand. */
public final class LoginForm implements LoginPages {

    /** Tells a browser without a screen that this is the form. */
    public static final String HEADER = "Isogeo-Stand-In";

    public static final String HEADER_VALUE = "login-form";

    private static final String RETURN_URL = "ReturnUrl";

    private final Users users;

    /** Most of the page, and the same for everybody who has chosen nothing yet. */
    private final Map<Language, String> unchosen = new EnumMap<>(Language.class);

    public LoginForm(Users users) {
        this.users = users;
        for (Language language : Language.values()) {
            unchosen.put(language, scenarios(language, Set.of()));
        }
    }

    @Override
    public Response form(Request request) {
        return form(Language.of(request), 200, "", request.query());
    }

    @Override
    public Response form(Request request, Problem problem) {
        Language language = Language.of(request);
        return switch (problem) {
            case WRONG_PASSWORD ->
                form(
                        language,
                        401,
                        language.choose(
                                "The name or the password is wrong.", "Le nom ou le mot de passe n'est pas le bon."),
                        request.form());
            case UNKNOWN_SCENARIO ->
                form(
                        language,
                        400,
                        language.choose("There is no such scenario.", "Ce scénario n'existe pas."),
                        request.form());
        };
    }

    @Override
    public Response unknownClient(Request request) {
        Language language = Language.of(request);
        return Page.of(
                language,
                400,
                language.choose("This application is not known here", "Cette application n'est pas connue ici"),
                Html.element(
                        "p",
                        language.choose(
                                "Its client id or its redirect URI is not registered.",
                                "Son client id ou son adresse de retour n'est pas enregistré.")));
    }

    @Override
    public Response noAuthorizationRequest(Request request) {
        Language language = Language.of(request);
        return Page.of(
                language,
                400,
                language.choose("Nobody asked you to sign in", "Personne ne vous a demandé de vous connecter"),
                Html.element("p", language.choose("Start from the application.", "Partez de l'application.")));
    }

    private Response form(Language language, int status, String problem, Parameters filled) {
        return Page.of(
                        language,
                        status,
                        language.choose("Sign in", "Se connecter"),
                        alert(problem)
                                + "<form method=\"post\" action=\"/login\"><input type=\"hidden\" name=\"" + RETURN_URL
                                + "\" value=\"" + Html.escape(filled.value(RETURN_URL)) + "\">\n"
                                + name(language, filled.value("username"), !problem.isEmpty())
                                + password(language)
                                + button(language) + "\n" + scenarios(language, filled) + "</form>\n")
                .with(HEADER, HEADER_VALUE);
    }

    private static String alert(String problem) {
        return problem.isEmpty()
                ? ""
                : "<p class=\"alert\" role=\"alert\" id=\"problem\">" + Html.escape(problem) + "</p>\n";
    }

    private String name(Language language, String value, boolean hasProblem) {
        String logins = users.all().stream().map(StandInUser::login).collect(joining(", "));
        return "<label for=\"username\">" + language.choose("Name", "Nom") + "</label><input id=\"username\""
                + " name=\"username\" autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\" autofocus"
                + " required value=\"" + Html.escape(value) + "\" aria-describedby=\"users"
                + (hasProblem ? " problem" : "") + "\"><p class=\"hint\" id=\"users\">" + Html.escape(logins)
                + "</p>\n";
    }

    private static String password(Language language) {
        return "<label for=\"password\">" + language.choose("Password", "Mot de passe")
                + "</label><input id=\"password\" name=\"password\" type=\"password\""
                + " autocomplete=\"current-password\" required aria-describedby=\"same\"><p class=\"hint\" id=\"same\">"
                + language.choose(
                        "The same word as the name, unless it was set otherwise.",
                        "Le même mot que le nom, sauf réglage contraire.")
                + "</p>\n";
    }

    private String scenarios(Language language, Parameters filled) {
        Set<Scenario> chosen =
                Scenario.parse(String.join(",", filled.all("scenario"))).orElse(Set.of());
        boolean isChosen = chosen.stream().anyMatch(scenario -> scenario != Scenario.OK);
        return isChosen ? scenarios(language, chosen) : unchosen.getOrDefault(language, "");
    }

    private static String scenarios(Language language, Set<Scenario> chosen) {
        String groups = Arrays.stream(Scenario.Group.values())
                .map(group -> fieldset(language, group, chosen))
                .collect(joining());
        return "<details" + (chosen.isEmpty() ? "" : " open") + "><summary>"
                + language.choose("Make something go wrong", "Provoquer une erreur") + "</summary>\n"
                + "<p class=\"hint\">"
                + language.choose(
                        "Choose one or more. They change how the stand-in behaves for this login.",
                        "Choisissez-en un ou plusieurs : ils changent la conduite du simulateur pour cette connexion.")
                + "</p>\n" + groups
                + button(language) + "</details>";
    }

    private static String button(Language language) {
        return "<button>" + language.choose("Sign in", "Se connecter") + "</button>";
    }

    private static String fieldset(Language language, Scenario.Group group, Set<Scenario> chosen) {
        return "<fieldset><legend>" + Html.escape(group.title(language.locale())) + "</legend>\n"
                + Arrays.stream(Scenario.values())
                        .filter(scenario -> scenario.group() == group && scenario != Scenario.OK)
                        .map(scenario -> checkbox(language, scenario, chosen.contains(scenario)))
                        .collect(joining())
                + "</fieldset>\n";
    }

    private static String checkbox(Language language, Scenario scenario, boolean isChecked) {
        return "<label class=\"choice\"><input type=\"checkbox\" name=\"scenario\" value=\"" + scenario.word() + "\""
                + (isChecked ? " checked" : "") + "><span>" + Html.element("b", scenario.word()) + " "
                + Html.escape(scenario.explanation(language.locale())) + "</span></label>\n";
    }
}
