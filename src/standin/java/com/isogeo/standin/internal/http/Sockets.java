package com.isogeo.standin.internal.http;

import com.isogeo.standin.StandInOptions;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Binds a server of the JDK to its port, with TLS where a key store is given. */
public final class Sockets {

    private static final int BACKLOG = 1024;

    private Sockets() {}

    /** Not started yet. */
    public static HttpServer bind(StandInOptions options) throws IOException {
        // The JDK reads these once, before its first server. Without the first a response waits 40 ms for the
        // acknowledgement of
        // its headers; without the second it closes idle connections beyond 200, which a client may just be about to
        // use.
        setUnlessSet("sun.net.httpserver.nodelay", "true");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "2000");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(options.host()), options.port());
        try {
            return options.keyStore().isPresent()
                    ? withTls(address, options.keyStore().get())
                    : HttpServer.create(address, BACKLOG);
        } catch (BindException e) {
            BindException named = new BindException("Port " + options.port() + " of " + options.host()
                    + " is taken by another program, or may not be used.");
            named.initCause(e);
            throw named;
        }
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static HttpServer withTls(InetSocketAddress address, StandInOptions.KeyStoreFile file) throws IOException {
        SSLContext context = context(file);
        HttpsServer server = HttpsServer.create(address, BACKLOG);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return server;
    }

    private static SSLContext context(StandInOptions.KeyStoreFile file) throws IOException {
        char[] password = file.password().toCharArray();
        try {
            KeyStore store = KeyStore.getInstance(file.path().toFile(), password);
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
            throw new IOException("The key store " + file.path() + " cannot be read with the password given.", e);
        }
    }
}
