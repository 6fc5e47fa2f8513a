package com.isogeo.security.benchmark;

import com.isogeo.security.internal.session.Login;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;

/** The bytes of one login in the heap, field by field, and on the wire. */
final class LoginSize {

    /** The session's value and what it refers to beside the login: two objects of one and two references. */
    private static final long SEALABLE = 16 + 24;

    private final Users users = new Users();

    Map<String, Long> figures() {
        HttpSession first = users.signIn(1);
        HttpSession second = users.signIn(2);
        Login login = users.login(second);
        byte[] written = written(value(second));
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("heap without the tokens' text", beside(users.login(first), login));
        figures.put(
                "heap without the tokens' text, after replication",
                beside(users.login(replicated(first)), users.login(replicated(second))));
        figures.put("of which the value that can be sealed", SEALABLE);
        figures.put("of which the record itself", ofItself(login));
        for (RecordComponent component : Login.class.getRecordComponents()) {
            if (!component.getType().isPrimitive()) {
                figures.put("of which " + component.getName(), size(value(component, login)));
            }
        }
        figures.put("serialized", (long) written.length);
        figures.put(
                "serialized without the tokens' text",
                (long) written.length - Users.ACCESS_TOKEN - Users.REFRESH_TOKEN);
        return figures;
    }

    /** What one more login takes: some parts are those of the first. */
    private static long beside(Login first, Login login) {
        return SEALABLE + GraphLayout.parseInstance(first, login).totalSize() - size(first) - tokenText(login);
    }

    static long tokenText(Login login) {
        return size(login.tokens().accessToken())
                + size(login.tokens().findRefreshToken().orElseThrow());
    }

    private static long ofItself(Object value) {
        return ClassLayout.parseInstance(value).instanceSize();
    }

    private static long size(Object value) {
        return GraphLayout.parseInstance(value).totalSize();
    }

    private static Object value(RecordComponent component, Login login) {
        try {
            return component.getAccessor().invoke(login);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Object value(HttpSession session) {
        return session.getAttribute("com.isogeo.security.login");
    }

    private static HttpSession replicated(HttpSession session) {
        StubSession replica = new StubSession();
        replica.setAttribute("com.isogeo.security.login", read(written(value(session))));
        return replica;
    }

    private static byte[] written(Object value) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(value);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object read(byte[] written) {
        try {
            return new ObjectInputStream(new ByteArrayInputStream(written)).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
