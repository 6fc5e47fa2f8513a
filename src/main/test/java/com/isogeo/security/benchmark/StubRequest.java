package com.isogeo.security.benchmark;

import com.isogeo.security.testing.TestSettings;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.MappingMatch;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A GET of a browser; each method returns what is there already. */
final class StubRequest extends HttpServletRequestWrapper {

    private static final ServletContext APPLICATION = new StubApplication();
    private static final String CALLBACK = URI.create(TestSettings.REDIRECT_URI).getPath();

    private final String contextPath;
    private final String servletPath;
    private final String requestUri;
    private final HttpServletMapping mapping;
    private final HttpSession session;
    private Cookie[] cookies;
    private Map<String, String[]> parameters = Map.of();

    private StubRequest(
            String contextPath, String encodedContext, String path, StubMapping mapping, HttpSession session) {
        super(Unexpected.of(HttpServletRequest.class));
        this.contextPath = contextPath;
        this.servletPath = path;
        this.requestUri = encodedContext + path;
        this.mapping = mapping;
        this.session = session;
    }

    /** A page that a servlet makes. */
    static StubRequest ofPage(HttpSession session) {
        return ofPage("", "", session);
    }

    static StubRequest ofPage(String contextPath, String encodedContext, HttpSession session) {
        StubMapping mapping = new StubMapping(MappingMatch.EXACT, StubApplication.SERVLET);
        return new StubRequest(contextPath, encodedContext, "/plans/europe/overview", mapping, session);
    }

    /** A file that the container serves. */
    static StubRequest ofFile(HttpSession session) {
        return new StubRequest("", "", StubApplication.FILE, new StubMapping(MappingMatch.DEFAULT, "default"), session);
    }

    /** What the browser brings from the provider. */
    static StubRequest ofCallback(HttpSession session, String state, List<Cookie> cookies) {
        StubRequest request =
                new StubRequest("", "", CALLBACK, new StubMapping(MappingMatch.DEFAULT, "default"), session);
        request.parameters = Map.of("code", new String[] {"code"}, "state", new String[] {state});
        request.cookies = cookies.toArray(Cookie[]::new);
        return request;
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getContextPath() {
        return contextPath;
    }

    @Override
    public String getRequestURI() {
        return requestUri;
    }

    @Override
    public String getServletPath() {
        return servletPath;
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getQueryString() {
        return null;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return mapping;
    }

    @Override
    public ServletContext getServletContext() {
        return APPLICATION;
    }

    @Override
    public HttpSession getSession(boolean create) {
        return session == null && create ? new StubSession() : session;
    }

    @Override
    public HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public String changeSessionId() {
        return getSession(true).getId();
    }

    @Override
    public String getRequestedSessionId() {
        return null;
    }

    @Override
    public Cookie[] getCookies() {
        return cookies;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return parameters;
    }

    @Override
    public Object getAttribute(String name) {
        return null;
    }

    @Override
    public String getHeader(String name) {
        return name.equals("Accept") ? "text/html" : null;
    }

    @Override
    public String getScheme() {
        return "https";
    }

    @Override
    public String getServerName() {
        return "maps.example.org";
    }

    @Override
    public int getServerPort() {
        return 443;
    }

    @Override
    public int getLocalPort() {
        return 443;
    }
}
