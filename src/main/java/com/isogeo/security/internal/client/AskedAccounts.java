package com.isogeo.security.internal.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The questions that were asked ahead, by their access token, for a while; the oldest go. Nothing waits in here. */
final class AskedAccounts {

    private static final int MOST = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Map<String, AccountQuestion> questions = new LinkedHashMap<>();

    /** Whether it is time to ask: never yet, or in vain and a while ago. */
    synchronized boolean isDue(String accessToken, Instant now) {
        AccountQuestion former = questions.get(accessToken);
        return former == null
                || (former.isUseless() && !former.askedAt().plus(PAUSE).isAfter(now));
    }

    synchronized void add(String accessToken, AccountQuestion question) {
        questions.put(accessToken, question);
        Iterator<AccountQuestion> eldestFirst = questions.values().iterator();
        while (eldestFirst.hasNext()) {
            boolean old = !eldestFirst.next().askedAt().plus(KEPT).isAfter(question.askedAt());
            if (!old && questions.size() <= MOST) {
                return;
            }
            eldestFirst.remove();
        }
    }

    synchronized boolean isAnswered(String accessToken) {
        AccountQuestion question = questions.get(accessToken);
        return question != null && !question.isUseless() && question.isAnswered();
    }

    /** The question that was asked ahead, unless it was in vain. */
    synchronized Optional<AccountQuestion> find(String accessToken) {
        return Optional.ofNullable(questions.get(accessToken)).filter(question -> !question.isUseless());
    }
}
