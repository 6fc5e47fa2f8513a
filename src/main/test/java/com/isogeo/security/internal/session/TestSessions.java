package com.isogeo.security.internal.session;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.oauth2.Tokens;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Set;

/** The sessions of one node. */
public final class TestSessions {

    public final RefreshPolicy policy;
    public final LoginStore logins;
    public final LoginSession session;

    public TestSessions(IsogeoSettings settings, SecureRandom random, Clock clock) {
        NodeId node = NodeId.random(random);
        policy = new RefreshPolicy(settings, node, clock);
        logins = new LoginStore(settings, node, policy, random, clock);
        session = new LoginSession(logins, settings);
    }

    public void open(
            HttpServletRequest request,
            CallerPrincipal caller,
            Set<String> groups,
            Tokens tokens,
            boolean isFormNotSent) {
        session.open(request, caller, groups, tokens, isFormNotSent);
    }

    public void close(HttpSession closed) {
        session.close(closed);
    }
}
