package com.isogeo.security.it.technologies;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Speaks for the user who opened the connection, as long as their login lasts. */
@Dependent
@ServerEndpoint(value = "/live", configurator = LiveEndpoint.OfTheUser.class)
public class LiveEndpoint {

    private static final String USER = "user";

    @Inject
    private Answers answers;

    @OnMessage
    public String answer(String question, Session session) {
        Executor user = (Executor) session.getUserProperties().get(USER);
        return CompletableFuture.supplyAsync(() -> answers.to(question, session), user)
                .join();
    }

    /** Remembers the user of the handshake, which is the connection's only request. */
    public static class OfTheUser extends ServerEndpointConfig.Configurator {

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            SignedInContext context =
                    CDI.current().select(SignedInContext.class).get();
            config.getUserProperties().put(USER, context.captured());
        }
    }
}
