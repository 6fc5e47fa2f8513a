package com.isogeo.security.it.technologies;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;

/** Composes the replies of the endpoints: what code sees of the user there. */
@ApplicationScoped
public class Answers {

    @Inject
    private Probe probe;

    public String to(String question, Session session) {
        return question + "|" + probe.seen(session::getUserPrincipal);
    }
}
