package com.isogeo.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.servlet.http.HttpServletRequest;

/** The rooms and their arrows, as each package-info says them. */
@AnalyzeClasses(packages = "com.isogeo.security", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "com.isogeo.security";
    private static final String OAUTH2 = ROOT + ".internal.oauth2";
    private static final String CONFIG = ROOT + ".internal.config";
    private static final String LOG = ROOT + ".internal.log";
    private static final String CLIENT = ROOT + ".internal.client";
    private static final String CACHE = ROOT + ".internal.cache";
    private static final String ACCOUNT = ROOT + ".internal.account";
    private static final String SESSION = ROOT + ".internal.session";
    private static final String LOGIN = ROOT + ".internal.login";
    private static final String DEPLOYMENT = ROOT + ".internal.deployment";

    @ArchTest
    static final ArchRule publicApiKnowsJakartaOnly = classes()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(ROOT, "java..", "jakarta..", "org.jspecify..");

    @ArchTest
    static final ArchRule oauth2KnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage(OAUTH2)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(OAUTH2, "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule logKnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage(LOG)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(LOG, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule configKnowsOauth2MicroProfileConfigInjectAndJson = classes()
            .that()
            .resideInAPackage(CONFIG)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    CONFIG,
                    OAUTH2,
                    ROOT,
                    "java..",
                    "javax.net.ssl",
                    "jakarta.inject",
                    "jakarta.json",
                    "jakarta.json.stream",
                    "org.eclipse.microprofile.config..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule clientKnowsNoServletAndNoSecurity = noClasses()
            .that()
            .resideInAPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ACCOUNT, SESSION, LOGIN, DEPLOYMENT, "jakarta.servlet..", "jakarta.security..");

    @ArchTest
    static final ArchRule cacheKnowsTheJdkOnly = classes()
            .that()
            .resideInAPackage(CACHE)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(CACHE, "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule accountKnowsNoServletAndNoSession = noClasses()
            .that()
            .resideInAPackage(ACCOUNT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(SESSION, LOGIN, DEPLOYMENT, "jakarta.servlet..");

    @ArchTest
    static final ArchRule sessionKnowsNeitherLoginNorDeployment = noClasses()
            .that()
            .resideInAPackage(SESSION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ACCOUNT, LOGIN, DEPLOYMENT);

    @ArchTest
    static final ArchRule nobodyKnowsDeployment = noClasses()
            .that()
            .resideOutsideOfPackage(DEPLOYMENT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(DEPLOYMENT);

    @ArchTest
    static final ArchRule microProfileInFourRoomsOnly = noClasses()
            .that()
            .resideInAnyPackage(ROOT, OAUTH2, LOG, CACHE, SESSION, LOGIN)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.eclipse.microprofile..");

    /** The JDK and what a server provides; the annotations of jspecify are not needed at run time. */
    @ArchTest
    static final ArchRule s39ModuleUsesNoLibraryOfItsOwn = classes()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "..",
                    "java..",
                    "javax.crypto..",
                    "javax.naming",
                    "javax.net.ssl",
                    "javax.security.auth",
                    "javax.xml.parsers",
                    "org.w3c.dom",
                    "org.xml.sax",
                    "jakarta..",
                    "org.eclipse.microprofile..",
                    "org.jspecify..");

    @ArchTest
    static final ArchRule s52SecretsComeFromSecureRandomOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Random|UUID|Date)");

    @ArchTest
    static final ArchRule nothingIsPrinted = noClasses()
            .that()
            .resideInAPackage(ROOT + "..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule s52StaticFieldsAreFinal = fields().that()
            .areDeclaredInClassesThat()
            .resideInAPackage(ROOT + "..")
            .and()
            .areStatic()
            .should()
            .beFinal();

    /**
     * The five that change: the annotation's and the file's values at deployment, the page list once read, and a
     * stream's count of bytes; and the form of a login that came from another node, which the first reader opens.
     */
    @ArchTest
    static final ArchRule s52InstanceFieldsAreFinal = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideInAPackage(ROOT + "..")
            .and()
            .areNotStatic()
            .and()
            .areDeclaredInClassesThat()
            .haveNameNotMatching(
                    ".*(DefinitionConfigSource|ClientSecretsConfigSource|DeclaredErrorPages|SealedLogin|BoundedResponse\\$BoundedStream)")
            .should()
            .notBeFinal();

    /** It makes a session where another request has ended the one that was there. */
    @ArchTest
    static final ArchRule s06SessionsAreMadeByLoginsAlone =
            noClasses().should().callMethod(HttpServletRequest.class, "getSession");
}
