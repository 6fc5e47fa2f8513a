package com.isogeo.standin.internal.oauth;

import com.isogeo.standin.Scenario;
import com.isogeo.standin.StandInUser;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who can sign in, and which scenarios are arranged for whom. */
public final class Users {

    private final Map<String, StandInUser> users = new LinkedHashMap<>();
    private final Map<String, Set<Scenario>> arranged = new ConcurrentHashMap<>();

    public Users(Collection<StandInUser> initial) {
        initial.forEach(this::put);
    }

    public synchronized Optional<StandInUser> find(String login) {
        return Optional.ofNullable(users.get(login));
    }

    public synchronized List<StandInUser> all() {
        return List.copyOf(users.values());
    }

    public synchronized void put(StandInUser user) {
        users.put(user.login(), user);
    }

    Optional<StandInUser> authenticate(String login, String password) {
        return find(login).filter(user -> user.password().equals(password));
    }

    public void arrange(String login, Set<Scenario> scenarios) {
        arranged.put(login, scenarios);
    }

    public void forgetArrangements() {
        arranged.clear();
    }

    Set<Scenario> arranged(String login) {
        return arranged.getOrDefault(login, Set.of());
    }
}
