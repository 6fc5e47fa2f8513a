package com.isogeo.security.internal.session;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.Optional;

/**
 * The login as the HTTP session holds it. In the memory of the node that wrote or used it, it is there to be read.
 * Whatever the server serializes is sealed (decision 0042). What comes from elsewhere is opened when it is first read.
 */
@Immutable
final class SealedLogin implements Serializable {

    private static final long serialVersionUID = 1;

    private transient volatile Content content;

    SealedLogin(Login login, LoginSeal seal) {
        this.content = new Opened(login, seal);
    }

    /** The login; nothing where it cannot be opened on this node. */
    Optional<Login> open(LoginSeal seal) {
        Content current = content;
        if (current instanceof Closed closed) {
            Optional<Login> login = seal.open(closed.bytes);
            login.ifPresent(opened -> content = new Opened(opened, seal));
            return login;
        }
        return Optional.of(((Opened) current).login);
    }

    private void writeObject(ObjectOutputStream out) throws IOException {
        out.defaultWriteObject();
        out.writeObject(content.sealed());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        content = new Closed((byte[]) in.readObject());
    }

    private sealed interface Content {

        byte[] sealed() throws IOException;
    }

    private static final class Opened implements Content {

        private final Login login;
        private final LoginSeal seal;

        private Opened(Login login, LoginSeal seal) {
            this.login = login;
            this.seal = seal;
        }

        @Override
        public byte[] sealed() throws IOException {
            return seal.seal(login);
        }
    }

    private static final class Closed implements Content {

        private final byte[] bytes;

        private Closed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public byte[] sealed() {
            return bytes;
        }
    }
}
