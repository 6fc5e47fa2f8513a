package com.isogeo.security.it.technologies;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

/** Does not remember the user of the handshake. */
@Dependent
@ServerEndpoint("/pages/plain-live")
public class PlainLiveEndpoint {

    @Inject
    private Answers answers;

    @OnMessage
    public String answer(String question, Session session) {
        return answers.to(question, session);
    }
}
