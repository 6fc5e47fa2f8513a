package com.isogeo.standin.devservice;

import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** At which port this server answers http, where it says so by JMX. */
final class ServerPort {

    private static final Map<String, String> ATTRIBUTES = attributes();

    private ServerPort() {}

    private static Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        // Open Liberty
        attributes.put("WebSphere:feature=channelfw,type=endpoint,name=defaultHttpEndpoint", "Port");
        // WildFly
        attributes.put("jboss.as:socket-binding-group=standard-sockets,socket-binding=http", "boundPort");
        return attributes;
    }

    static Optional<Integer> http() {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (Map.Entry<String, String> attribute : ATTRIBUTES.entrySet()) {
            try {
                Object value = server.getAttribute(new ObjectName(attribute.getKey()), attribute.getValue());
                if (value instanceof Integer port && port > 0) {
                    return Optional.of(port);
                }
            } catch (JMException e) {
                // Another server.
            }
        }
        return Optional.empty();
    }
}
