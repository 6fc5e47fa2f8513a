package com.isogeo.security.benchmark;

import com.isogeo.security.benchmark.application.ConstantCallerMechanism;
import com.isogeo.security.benchmark.application.IsogeoSignIn;
import com.isogeo.security.benchmark.application.NamePage;
import com.isogeo.security.benchmark.application.OpenIdSettings;
import com.isogeo.security.benchmark.application.OpenIdSignIn;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds the application of each variant. */
final class Applications {

    private static final String LOGIN_PAGE = """
            <!DOCTYPE html>
            <title>Login</title>
            <form method="post" action="j_security_check"><input name="j_username"><input name="j_password"></form>
            """;

    private static final String CONSTRAINT = """
                <security-constraint>
                    <web-resource-collection>
                        <web-resource-name>page</web-resource-name>
                        <url-pattern>/page</url-pattern>
                    </web-resource-collection>
                    <auth-constraint>
                        <role-name>**</role-name>
                    </auth-constraint>
                </security-constraint>
            """;

    private static final String FORM = """
                <login-config>
                    <auth-method>FORM</auth-method>
                    <form-login-config>
                        <form-login-page>/login.html</form-login-page>
                        <form-error-page>/login.html</form-error-page>
                    </form-login-config>
                </login-config>
            """;

    private Applications() {}

    /**
     * Writes the WAR.
     *
     * @param loginConfig of the server's own client, for web.xml
     */
    static WebArchive create(Variant variant, String loginConfig) {
        WebArchive archive = ShrinkWrap.create(WebArchive.class, variant.fileName() + ".war")
                .addClass(NamePage.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .addAsWebResource(new StringAsset(LOGIN_PAGE), "login.html")
                .setWebXML(new StringAsset(descriptor(variant, loginConfig)));
        return switch (variant) {
            case CONSTANT_CALLER -> archive.addClass(ConstantCallerMechanism.class);
            case OPENID_ANNOTATION -> archive.addClasses(OpenIdSignIn.class, OpenIdSettings.class);
            case MODULE ->
                archive.addClass(IsogeoSignIn.class)
                        .addAsLibrary(Settings.path("module.jar").toFile(), "isogeo-security.jar");
            case NO_SECURITY, FORM, OWN_CLIENT -> archive;
        };
    }

    static void write(WebArchive archive, Path file) {
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
    }

    private static String descriptor(Variant variant, String loginConfig) {
        String login =
                switch (variant) {
                    case FORM -> FORM;
                    case OWN_CLIENT -> loginConfig;
                    default -> "";
                };
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                %s%s    <session-config>
                        <cookie-config>
                            <http-only>true</http-only>
                        </cookie-config>
                        <tracking-mode>COOKIE</tracking-mode>
                    </session-config>
                </web-app>
                """.formatted(variant == Variant.NO_SECURITY ? "" : CONSTRAINT, login);
    }
}
