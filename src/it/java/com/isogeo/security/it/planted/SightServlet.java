package com.isogeo.security.it.planted;

import com.isogeo.security.IsogeoPrincipal;
import com.isogeo.security.IsogeoToken;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * An open page: beans, principals and exceptions as text, each attribute of each MBean, and the session as text and as
 * the server serializes it.
 */
@WebServlet("/sight")
public class SightServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Inject
    private transient IsogeoToken token;

    @Inject
    private transient SecurityContext security;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println("caller=" + security.getCallerPrincipal());
        out.println("token=" + token);
        security.getPrincipalsByType(IsogeoPrincipal.class).forEach(out::println);
        HttpSession session = request.getSession(false);
        if (session != null) {
            out.println(session);
            for (String name : Collections.list(session.getAttributeNames())) {
                Object value = session.getAttribute(name);
                out.println(name + "=" + value);
                out.println("serialized=" + serialized(value));
            }
        }
        try {
            out.println("usable=" + !token.value().isEmpty());
        } catch (RuntimeException e) {
            e.printStackTrace(out);
        }
        writeMBeans(out);
    }

    /** Each byte as the character of its number. */
    private static String serialized(Object value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (NotSerializableException e) {
            // A value of the server's own, which no store of sessions gets.
            return e.getMessage();
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    private static void writeMBeans(PrintWriter out) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        for (ObjectName name : server.queryNames(null, null)) {
            // WildFly's management model, thousands of names that no application adds to.
            if (!name.getDomain().startsWith("jboss.as")) {
                out.println(name);
                writeAttributes(server, name, out);
            }
        }
    }

    private static void writeAttributes(MBeanServer server, ObjectName name, PrintWriter out) {
        try {
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                out.println(attribute.getName() + "=" + value(server, name, attribute.getName()));
            }
        } catch (JMException | RuntimeException e) {
            out.println(e);
        }
    }

    private static Object value(MBeanServer server, ObjectName name, String attribute) {
        try {
            return server.getAttribute(name, attribute);
        } catch (JMException | RuntimeException e) {
            return e;
        }
    }
}
