package com.isogeo.security.simulation;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpSession;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;

/** A request at one node, whose session is that node's. */
final class SimulatedRequest extends MockHttpServletRequest {

    static final String SESSION_COOKIE = "JSESSIONID";

    private final SimulatedSessions sessions;
    private final int node;
    private final MockServletContext context;
    private final String requestedSessionId;
    private SimulatedSession session;
    private boolean isLookedUp;

    SimulatedRequest(
            SimulatedSessions sessions,
            int node,
            MockServletContext context,
            String method,
            String pathAndQuery,
            List<Cookie> cookies) {
        super(context, method, pathAndQuery.split("\\?", 2)[0]);
        this.sessions = sessions;
        this.node = node;
        this.context = context;
        setScheme("https");
        setSecure(true);
        setServerName("maps.example.org");
        setServerPort(443);
        setCookies(cookies.toArray(Cookie[]::new));
        requestedSessionId = cookies.stream()
                .filter(cookie -> cookie.getName().equals(SESSION_COOKIE))
                .map(Cookie::getValue)
                .findFirst()
                .orElse(null);
        if (pathAndQuery.contains("?")) {
            readQuery(pathAndQuery.substring(pathAndQuery.indexOf('?') + 1));
        }
    }

    private void readQuery(String query) {
        setQueryString(query);
        for (String parameter : query.split("&")) {
            String[] pair = parameter.split("=", 2);
            addParameter(pair[0], pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "");
        }
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public HttpSession getSession(boolean create) {
        if (session != null && !session.isOver()) {
            return session;
        }
        if (!isLookedUp) {
            isLookedUp = true;
            session = sessions.find(node, requestedSessionId)
                    .map(found -> new SimulatedSession(sessions, node, context, found, false))
                    .orElse(null);
        }
        if ((session == null || session.isOver()) && create) {
            session = new SimulatedSession(sessions, node, context, sessions.create(node), true);
        }
        return session == null || session.isOver() ? null : session;
    }

    @Override
    public String changeSessionId() {
        return session.changeSessionId();
    }

    @Override
    public String getRequestedSessionId() {
        return requestedSessionId;
    }

    /** What the container writes when the request has ended: the session, and an id where it is new. */
    String endSession() {
        if (session == null || session.isOver()) {
            return null;
        }
        session.close();
        return session.isIdNew() ? session.getId() : null;
    }

    /** The session of this request, or null. */
    SimulatedSession session() {
        return session == null || session.isOver() ? null : session;
    }
}
