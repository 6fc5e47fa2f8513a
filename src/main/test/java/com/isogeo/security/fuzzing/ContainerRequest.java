package com.isogeo.security.fuzzing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.MappingMatch;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.mock.web.MockHttpServletMapping;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockServletContext;

/**
 * A request as a container has it: the path is decoded, parameters are when they are read, and a query that cannot be
 * decoded throws then.
 */
final class ContainerRequest extends MockHttpServletRequest {

    private static final String FILE = "/style.css";

    ContainerRequest(Deployment deployment, String method, String pathAndQuery) {
        super(new OneFile(), method, "");
        URI origin = URI.create(deployment.origin());
        setScheme(origin.getScheme());
        setSecure(origin.getScheme().equals("https"));
        setServerName(origin.getHost());
        setServerPort(origin.getPort() < 0 ? 443 : origin.getPort());
        setLocalPort(getServerPort());
        setContextPath(deployment.contextPath());
        int query = pathAndQuery.indexOf('?');
        String path = query < 0 ? pathAndQuery : pathAndQuery.substring(0, query);
        setRequestURI(deployment.contextPath() + path);
        setServletPath(decoded(path.replaceAll(";[^/]*", "")));
        MappingMatch match = path.equals(FILE) ? MappingMatch.DEFAULT : MappingMatch.EXACT;
        setHttpServletMapping(new MockHttpServletMapping("", "", "", match));
        setQueryString(query < 0 ? null : pathAndQuery.substring(query + 1));
    }

    /** An application with one open file, and without a web.xml. */
    private static final class OneFile extends MockServletContext {

        @Override
        public URL getResource(String path) {
            return path.equals(FILE) ? ContainerRequest.class.getResource("ContainerRequest.class") : null;
        }

        @Override
        public InputStream getResourceAsStream(String path) {
            return null;
        }
    }

    /** A container refuses by itself what cannot be decoded; here it stays as it is. */
    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (getQueryString() != null) {
            for (String parameter : getQueryString().split("&")) {
                String[] pair = parameter.split("=", 2);
                parameters
                        .computeIfAbsent(URLDecoder.decode(pair[0], UTF_8), name -> new ArrayList<>())
                        .add(pair.length == 2 ? URLDecoder.decode(pair[1], UTF_8) : "");
            }
        }
        Map<String, String[]> arrays = new LinkedHashMap<>();
        parameters.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
        return arrays;
    }
}
