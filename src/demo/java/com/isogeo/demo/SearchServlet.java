package com.isogeo.demo;

import static java.util.stream.Collectors.joining;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.HttpConstraint;
import jakarta.servlet.annotation.ServletSecurity;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Any signed-in user: searches Isogeo's catalogue on their behalf. */
@WebServlet("/search")
@ServletSecurity(@HttpConstraint(rolesAllowed = "**"))
public class SearchServlet extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int LIMIT = 10;

    @Inject
    @RestClient
    private transient IsogeoApi api;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Texts texts = Texts.of(request);
        String words = Optional.ofNullable(request.getParameter("q")).orElse("");
        String form = """
                <form class="search" role="search">
                  <label for="q">%s</label>
                  <input id="q" name="q" type="search" value="%s">
                  <button>%s</button>
                </form>
                """.formatted(texts.get("search.words"), Page.escape(words), texts.get("search.go"));
        try {
            SearchResult result = api.search(words, LIMIT);
            Page.send(
                    request,
                    response,
                    texts,
                    texts.get("search"),
                    form
                            + """
                    <p role="status">%s</p>
                    %s<ol class="cards">
                    %s</ol>
                    """.formatted(
                                            texts.get("search.found", result.total()),
                                            ResultMap.of(result.results(), texts.get("search.map")),
                                            items(result)));
        } catch (WebApplicationException | ProcessingException e) {
            response.setStatus(HttpServletResponse.SC_BAD_GATEWAY);
            Page.send(
                    request, response, texts, texts.get("search"), form + """
                    <p role="alert">%s</p>
                    """.formatted(texts.get("search.no-answer")));
        }
    }

    private static String items(SearchResult result) {
        return result.results().stream()
                .map(resource -> """
                        <li><h2>%s</h2><p>%s</p></li>
                        """.formatted(
                        Page.escape(resource.title()),
                        Page.escape(Optional.ofNullable(resource.summary()).orElse(""))))
                .collect(joining());
    }
}
