package com.isogeo.security.internal.session;

import com.isogeo.security.internal.oauth2.ClientSecretSeal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.util.Optional;

/**
 * Seals logins that leave this node, to another one or to a store of sessions, and opens them on their return. Nothing
 * is deserialized before it is known that a node with this client secret wrote it.
 */
final class LoginSeal {

    /** With the version of a login's form: one of another version is as if it were absent. */
    private static final String CONTEXT = "login 3";

    private final ClientSecretSeal seal;

    LoginSeal(ClientSecretSeal seal) {
        this.seal = seal;
    }

    /** Fails as the server expects it of a value that cannot be serialized, such as an identity store's principal. */
    byte[] seal(Login login) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(login);
        }
        return seal.seal(bytes.toByteArray(), CONTEXT);
    }

    /** Nothing where another client, secret or format sealed it, or the application has no such principal any more. */
    Optional<Login> open(byte[] sealed) {
        return seal.open(sealed, CONTEXT).flatMap(LoginSeal::read);
    }

    private static Optional<Login> read(byte[] bytes) {
        try (ObjectInputStream in = new ApplicationInputStream(new ByteArrayInputStream(bytes))) {
            return Optional.of((Login) in.readObject());
        } catch (IOException | ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    /** An application's identity store may have a principal of its own, which the jar in an EAR's lib does not see. */
    private static final class ApplicationInputStream extends ObjectInputStream {

        private ApplicationInputStream(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass type) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(
                        type.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(type);
            }
        }
    }
}
