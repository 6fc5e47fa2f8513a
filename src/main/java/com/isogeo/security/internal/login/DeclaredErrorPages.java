package com.isogeo.security.internal.login;

import jakarta.inject.Singleton;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Which statuses the application has an {@code <error-page>} for. Jakarta Servlet has no way to ask, so its
 * {@code web.xml} is read, when a login is first refused.
 */
@Singleton
public final class DeclaredErrorPages {

    private static final int ANY = 0;

    private volatile @Nullable Set<Integer> statuses;

    boolean contains(ServletContext application, int status) {
        Set<Integer> declared = statuses;
        if (declared == null) {
            declared = read(application);
            statuses = declared;
        }
        return declared.contains(status) || declared.contains(ANY);
    }

    private static Set<Integer> read(ServletContext application) {
        try (InputStream descriptor = application.getResourceAsStream("/WEB-INF/web.xml")) {
            return descriptor == null ? Set.of() : statusesIn(parsed(descriptor));
        } catch (IOException | SAXException | ParserConfigurationException | NumberFormatException e) {
            // The container read the same file before; what it made of it, it keeps to itself.
            return Set.of();
        }
    }

    private static Document parsed(InputStream descriptor)
            throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(descriptor);
    }

    private static Set<Integer> statusesIn(Document descriptor) {
        Set<Integer> statuses = new HashSet<>();
        NodeList pages = descriptor.getElementsByTagNameNS("*", "error-page");
        for (int i = 0; i < pages.getLength(); i++) {
            Element page = (Element) pages.item(i);
            NodeList code = page.getElementsByTagNameNS("*", "error-code");
            if (code.getLength() > 0) {
                statuses.add(Integer.valueOf(code.item(0).getTextContent().strip()));
            } else if (page.getElementsByTagNameNS("*", "exception-type").getLength() == 0) {
                statuses.add(ANY);
            }
        }
        return Set.copyOf(statuses);
    }
}
