package com.isogeo.standin;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.isogeo.standin.internal.http.Json;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "com.isogeo.standin", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NEVER_SEES_THE_MODULE =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.isogeo.security..");

    @ArchTest
    static final ArchRule RUNS_ON_THE_JDK = noClasses()
            .that()
            .resideOutsideOfPackage("com.isogeo.standin.devservice..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..", "org.eclipse..", "javax.enterprise..", "javax.servlet..");

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_THE_JSON_LIBRARY = noClasses()
            .that()
            .doNotBelongToAnyOf(Json.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.grack..");

    @ArchTest
    static final ArchRule ONE_CLASS_KNOWS_JUNIT = noClasses()
            .that()
            .doNotBelongToAnyOf(IsogeoStandIn.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.junit..");

    @ArchTest
    static final ArchRule HTTP_KNOWS_NO_OAUTH = classes()
            .that()
            .resideInAPackage("..internal.http")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..",
                            "javax.net.ssl",
                            "com.sun.net.httpserver",
                            "com.grack..",
                            "org.jspecify..",
                            "..internal.http")
                    .or(resideInAPackage("com.isogeo.standin")));

    @ArchTest
    static final ArchRule OAUTH_KNOWS_NO_PAGE_AND_NO_API = noClasses()
            .that()
            .resideInAPackage("..internal.oauth")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("..internal.page", "..internal.api", "com.sun.net.httpserver");

    @ArchTest
    static final ArchRule PAGES_AND_API_ARE_APART = noClasses()
            .that()
            .resideInAPackage("..internal.page")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..internal.api");
}
