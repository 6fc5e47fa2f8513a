package com.isogeo.standin;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** Who the user is, and his workgroups. */
@WebServlet(
        urlPatterns = {"/account", "/account/memberships"},
        asyncSupported = true)
public class AccountServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient Bearer bearer;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Grant> grant = bearer.admittedToAccount(request, response);
        if (grant.isPresent()) {
            boolean odd = grant.get().has(Scenario.ODD_ACCOUNT);
            User user = grant.get().user();
            JsonAnswer.write(
                    response,
                    200,
                    request.getServletPath().equals("/account")
                            ? account(user, odd)
                            : memberships(grant.get(), odd).build());
        }
    }

    private static JsonObject account(User user, boolean odd) {
        JsonObjectBuilder account = Json.createObjectBuilder().add("_id", user.id());
        if (odd) {
            return account.add(
                            "unheard",
                            Json.createObjectBuilder()
                                    .add("of", Json.createArrayBuilder().add(1)))
                    .addNull("language")
                    .build();
        }
        return account.add("staff", false)
                .add("language", "")
                .add("timezone", "Romance Standard Time")
                .add(
                        "contact",
                        Json.createObjectBuilder()
                                .add("_id", "c" + user.id().substring(1))
                                .add("type", "user")
                                .add("name", user.displayName())
                                .add("email", user.email()))
                .build();
    }

    private static JsonArrayBuilder memberships(Grant grant, boolean odd) {
        JsonArrayBuilder memberships = Json.createArrayBuilder();
        boolean demoted = grant.has(Scenario.ROLES_CHANGE) && grant.refreshes() > 0;
        for (User.Membership membership : grant.user().memberships()) {
            JsonObjectBuilder group = Json.createObjectBuilder().add("_id", membership.groupId());
            if (!odd) {
                group.add(
                        "contact",
                        Json.createObjectBuilder()
                                .add("name", membership.groupName())
                                .add("type", "group"));
            }
            memberships.add(Json.createObjectBuilder()
                    .add("_id", "4f5f" + membership.groupId().substring(4))
                    .add("role", demoted ? "reader" : membership.role())
                    .add("group", group));
        }
        return odd ? memberships.add(Json.createObjectBuilder().add("role", "observer")) : memberships;
    }
}
