package com.isogeo.standin.internal.api;

import com.isogeo.standin.Scenario;
import com.isogeo.standin.StandInUser;
import com.isogeo.standin.StandInWorkgroup;
import com.isogeo.standin.internal.http.Delivery;
import com.isogeo.standin.internal.http.Request;
import com.isogeo.standin.internal.http.Response;
import com.isogeo.standin.internal.oauth.Grant;
import com.isogeo.standin.internal.oauth.Users;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Who the user is, and their workgroups, as they are at this moment. */
public final class AccountResource {

    private static final String ID = "_id";
    private static final String CONTACT = "contact";

    private final BearerAuthentication bearer;
    private final Users users;
    private final Duration silence;

    public AccountResource(BearerAuthentication bearer, Users users, Duration silence) {
        this.bearer = bearer;
        this.users = users;
        this.silence = silence;
    }

    public Response account(Request request) {
        return bearer.authenticate(request, grant -> respond(grant, AccountResource::account));
    }

    public Response memberships(Request request) {
        return bearer.authenticate(request, grant -> respond(grant, AccountResource::memberships));
    }

    private Response respond(Grant grant, BiFunction<Grant, StandInUser, Object> body) {
        if (grant.has(Scenario.API_SILENT)) {
            return Response.empty(200).deliveredBy(new Delivery.Delayed(silence));
        }
        if (grant.has(Scenario.API_DOWN)) {
            return Response.error(503, "temporarily_unavailable");
        }
        if (grant.has(Scenario.API_BUSY)) {
            return Response.error(429, "slow_down").with("Retry-After", "60");
        }
        return users.find(grant.user())
                .filter(StandInUser::readable)
                .map(user -> Response.json(200, body.apply(grant, user)))
                .orElseGet(() -> Response.error(403, "insufficient_scope"));
    }

    private static Map<String, @Nullable Object> account(Grant grant, StandInUser user) {
        Map<String, @Nullable Object> account = new LinkedHashMap<>();
        account.put(ID, user.id());
        if (grant.has(Scenario.ODD_ACCOUNT)) {
            account.put("unheard", Map.of("of", List.of(1)));
            account.put("language", null);
            return account;
        }
        account.put("staff", false);
        account.put("language", "");
        account.put("timezone", "Romance Standard Time");
        Map<String, Object> contact = new LinkedHashMap<>();
        contact.put(ID, "c" + user.id().substring(1));
        contact.put("type", "user");
        contact.put("name", user.displayName());
        contact.put("email", user.email());
        account.put(CONTACT, contact);
        return account;
    }

    private static List<Object> memberships(Grant grant, StandInUser user) {
        boolean odd = grant.has(Scenario.ODD_ACCOUNT);
        boolean demoted = grant.has(Scenario.ROLES_CHANGE) && grant.refreshes() > 0;
        List<Object> memberships = new ArrayList<>();
        for (StandInWorkgroup workgroup : user.workgroups()) {
            Map<String, Object> group = new LinkedHashMap<>();
            group.put(ID, workgroup.id());
            if (!odd) {
                Map<String, Object> contact = new LinkedHashMap<>();
                contact.put("name", workgroup.name());
                contact.put("type", "group");
                group.put(CONTACT, contact);
            }
            Map<String, Object> membership = new LinkedHashMap<>();
            membership.put(ID, "4f5f" + workgroup.id().substring(4));
            membership.put("role", demoted ? "reader" : workgroup.role());
            membership.put("group", group);
            memberships.add(membership);
        }
        if (odd) {
            memberships.add(Map.of("role", "observer"));
        }
        return memberships;
    }
}
