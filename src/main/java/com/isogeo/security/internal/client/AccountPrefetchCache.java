package com.isogeo.security.internal.client;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The questions that were asked ahead, by their access token, for a while; the oldest go. Nothing waits in here. */
final class AccountPrefetchCache {

    private static final int MOST = 10_000;
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Map<String, AccountQuestion> questions = new LinkedHashMap<>();

    /** Whether it is time to ask: never yet, too long ago to be true still, or in vain and a while ago. */
    synchronized boolean isDue(String accessToken, Instant now) {
        AccountQuestion former = questions.get(accessToken);
        return former == null || isOlder(former, former.isUseless() ? PAUSE : KEPT, now);
    }

    synchronized void add(String accessToken, AccountQuestion question) {
        questions.remove(accessToken);
        questions.put(accessToken, question);
        Iterator<AccountQuestion> eldestFirst = questions.values().iterator();
        while (eldestFirst.hasNext()) {
            if (!isOlder(eldestFirst.next(), KEPT, question.askedAt()) && questions.size() <= MOST) {
                return;
            }
            eldestFirst.remove();
        }
    }

    synchronized boolean isAnswered(String accessToken, Instant now) {
        return find(accessToken, now).filter(AccountQuestion::isAnswered).isPresent();
    }

    /** Whether it was asked in vain, and not long ago. */
    synchronized boolean isBackingOff(String accessToken, Instant now) {
        AccountQuestion question = questions.get(accessToken);
        return question != null && question.isUseless() && !isOlder(question, PAUSE, now);
    }

    /**
     * The question that was asked ahead, unless it was in vain. An old one is none: a provider that gives the same access token
     * at each refresh must not have its first answer taken for ever.
     */
    synchronized Optional<AccountQuestion> find(String accessToken, Instant now) {
        return Optional.ofNullable(questions.get(accessToken))
                .filter(question -> !question.isUseless() && !isOlder(question, KEPT, now));
    }

    /** In either direction: a clock that was put back must not make a question last. */
    private static boolean isOlder(AccountQuestion question, Duration time, Instant now) {
        return Duration.between(question.askedAt(), now).abs().compareTo(time) >= 0;
    }
}
