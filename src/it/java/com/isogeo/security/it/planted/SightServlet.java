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
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** An open page: session, beans, principals and exceptions as text, and each attribute of each MBean. */
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
            Collections.list(session.getAttributeNames())
                    .forEach(name -> out.println(name + "=" + session.getAttribute(name)));
        }
        try {
            out.println("usable=" + !token.value().isEmpty());
        } catch (RuntimeException e) {
            e.printStackTrace(out);
        }
        writeMBeans(out);
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
