package com.isogeo.security.internal.login;

import com.isogeo.security.internal.config.IsogeoSettings;
import com.isogeo.security.internal.log.LoginError;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Our own page: short, English or French, without a script, and without a word of the provider's. It has the
 * application's name where the application says it, and always a way to its first page.
 */
@Singleton
public final class LoginErrorPage {

    private static final String BUNDLE = "com.isogeo.security.internal.login.LoginErrorPage";

    /**
     * What does not fall back to {@code default-src} is named: the base of links, where forms go, and who may frame
     * it.
     */
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private static final String STYLE = "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;"
            + "padding:0 1.25rem;color:#1c2b33;background:#fff}h1{font-size:1.5rem;line-height:1.25}a{color:#005a9c}"
            + "header{font-weight:600}nav{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem}"
            + "@media(prefers-color-scheme:dark){body{color:#e6edf1;background:#12191d}a{color:#7cc4ff}}";

    private final PublicUrls urls;
    private final Optional<String> applicationName;

    @Inject
    public LoginErrorPage(PublicUrls urls, IsogeoSettings settings) {
        this.urls = urls;
        this.applicationName = settings.behaviour().applicationName().map(LoginErrorPage::escape);
    }

    void write(HttpServletRequest request, HttpServletResponse response, LoginError error, ReturnUrl retry) {
        Locale language = language(request);
        response.setStatus(error.status());
        response.setHeader("Content-Language", language.getLanguage());
        response.setHeader("Vary", "Accept-Language");
        response.setHeader("Content-Security-Policy", POLICY);
        ResponseWriter.write(response, "text/html;charset=UTF-8", html(language, error, retry, urls.homePage(request)));
    }

    /** The first of the browser's languages that the page has. */
    private static Locale language(HttpServletRequest request) {
        return Collections.list(request.getLocales()).stream()
                .map(Locale::getLanguage)
                .filter(each -> each.equals("fr") || each.equals("en"))
                .findFirst()
                .filter("fr"::equals)
                .map(french -> Locale.FRENCH)
                .orElse(Locale.ENGLISH);
    }

    private String html(Locale language, LoginError error, ReturnUrl retry, ReturnUrl home) {
        ResourceBundle words = ResourceBundle.getBundle(
                BUNDLE,
                language,
                LoginErrorPage.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        String title = words.getString(error + ".title");
        String header = applicationName
                .map(name -> "<header>" + link(home, name) + "</header>")
                .orElse("");
        String links =
                link(retry, words.getString("retry")) + (retry.equals(home) ? "" : link(home, words.getString("home")));
        return "<!DOCTYPE html><html lang=\"" + language.getLanguage() + "\"><head><meta charset=\"UTF-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + title
                + applicationName.map(name -> " - " + name).orElse("") + "</title><style>" + STYLE + "</style></head>"
                + "<body>" + header + "<main><h1>" + title + "</h1><p>" + words.getString(error + ".text") + "</p><nav>"
                + links + "</nav></main></body></html>";
    }

    private static String link(ReturnUrl target, String words) {
        return "<a href=\"" + escape(target.pathAndQuery()) + "\">" + words + "</a>";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
