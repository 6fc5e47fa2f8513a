package com.isogeo.security.internal.oauth2;

/**
 * The address of a request, as the container has it.
 *
 * @param serverName the host of the Host header, an IPv6 address with or without brackets
 * @param serverPort the port of the Host header
 * @param localPort the port on which the server accepted the connection
 * @param contextPath encoded or not, empty at the root
 */
public record RequestAddress(String scheme, String serverName, int serverPort, int localPort, String contextPath) {

    private static final String LOCALHOST = "localhost";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /**
     * Scheme, host and port by which the browser reached this machine. A Host header that names another machine is not
     * believed, in name or port: the host is {@code localhost} then, and the port is that of the connection.
     */
    String loopbackOrigin() {
        // Undertow takes the brackets away.
        String host = serverName.equals("::1") ? "[::1]" : serverName;
        return Loopback.isHost(host) ? origin(host, serverPort) : origin(LOCALHOST, localPort);
    }

    private String origin(String host, int port) {
        boolean isDefault = port == (scheme.equals("https") ? HTTPS : HTTP);
        return scheme + "://" + host + (isDefault ? "" : ":" + port);
    }
}
