package com.isogeo.security.benchmark;

import com.isogeo.security.internal.session.Login;
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

    private final Users users = new Users();

    Map<String, Long> figures() {
        Login first = users.login(users.signIn(1));
        Login login = users.login(users.signIn(2));
        byte[] written = written(login);
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put("heap without the tokens' text", beside(first, login));
        figures.put("heap without the tokens' text, after replication", beside(read(written(first)), read(written)));
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
        return GraphLayout.parseInstance(first, login).totalSize() - size(first) - tokenText(login);
    }

    static long tokenText(Login login) {
        return size(login.tokens().accessToken())
                + size(login.tokens().findRefreshToken().orElseThrow());
    }

    private static long ofItself(Login login) {
        return ClassLayout.parseInstance(login).instanceSize();
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

    private static byte[] written(Login login) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            new ObjectOutputStream(bytes).writeObject(login);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Login read(byte[] written) {
        try {
            return (Login) new ObjectInputStream(new ByteArrayInputStream(written)).readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
