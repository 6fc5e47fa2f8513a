package com.isogeo.security.benchmark;

import com.isogeo.standin.StandInUser;
import java.util.List;
import java.util.stream.IntStream;

/** The users of all variants; the password of each is their name. */
final class Users {

    static final int COUNT = 200;

    private Users() {}

    static List<String> names() {
        return IntStream.range(0, COUNT)
                .mapToObj(number -> String.format("user%03d", number))
                .toList();
    }

    /** The id of an account is the name too, so that each variant shows the same. */
    static List<StandInUser> ofStandIn() {
        return names().stream()
                .map(name -> new StandInUser(name, name, name, name + "@example.org", true, List.of(), name))
                .toList();
    }
}
