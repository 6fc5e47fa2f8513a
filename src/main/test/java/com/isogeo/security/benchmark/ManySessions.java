package com.isogeo.security.benchmark;

import com.isogeo.security.internal.session.Login;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Users who are signed in at the same time. */
final class ManySessions {

    private static final int SESSIONS = 100_000;

    private final Users users = new Users();

    Map<String, Long> figures() {
        Login login = users.login(users.signIn(SESSIONS));
        long before = Heap.usedBytes();
        List<Object> logins = new ArrayList<>(SESSIONS);
        for (int i = 0; i < SESSIONS; i++) {
            logins.add(LoginSize.value(users.signIn(i)));
        }
        long bytes = (Heap.usedBytes() - before) / SESSIONS;
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("signed in", (long) logins.size());
        figures.put("max heap", Runtime.getRuntime().maxMemory());
        figures.put("heap for each", bytes);
        figures.put("heap for each without the tokens' text", bytes - LoginSize.tokenText(login));
        return figures;
    }
}
