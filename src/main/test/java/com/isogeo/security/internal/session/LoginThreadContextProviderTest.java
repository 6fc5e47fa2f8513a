package com.isogeo.security.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.isogeo.security.IsogeoToken;
import com.isogeo.security.internal.session.CurrentLogin.Caller;
import jakarta.enterprise.concurrent.spi.ThreadContextRestorer;
import jakarta.enterprise.concurrent.spi.ThreadContextSnapshot;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpSession;

class LoginThreadContextProviderTest {

    private final LoginThreadContextProvider provider = new LoginThreadContextProvider();

    @Test
    @DisplayName("S32 A task that a task submits has the same caller")
    void taskOfATaskHasItsCaller() {
        Optional<Caller> alice = Optional.of(new Caller(new MockHttpSession(), "alice"));
        CurrentLogin.Scope task = CurrentLogin.makeCurrent(alice);
        assertEquals(alice, CurrentLogin.caller());
        ThreadContextSnapshot snapshot = provider.currentContext(Map.of());
        task.close();
        assertEquals(Optional.empty(), CurrentLogin.caller());

        ThreadContextRestorer begun = snapshot.begin();
        assertEquals(alice, CurrentLogin.caller());
        begun.endContext();

        assertEquals(Optional.empty(), CurrentLogin.caller());
    }

    @Test
    void contextHasTheDocumentedName() {
        assertEquals(IsogeoToken.THREAD_CONTEXT, provider.getThreadContextType());
    }
}
