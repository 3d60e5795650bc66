package com.syncsketch.it.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.syncsketch.sdk.client.SyncSketchClient;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction;
import feign.Param;
import feign.Request;
import java.util.List;

/** Rules for dependencies: the client depends on the generated client, and everything else on the client. */
@AnalyzeClasses(packages = "com.syncsketch")
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> EFFECTIVELY_PUBLIC =
            describe("public, with all enclosing classes", ArchitectureTest::isPublic);

    /** {@code @Param} on the fields of query objects is the only use of Feign in models. */
    @ArchTest
    static final ArchRule models_dependOnJacksonOnly = classes()
            .that()
            .resideInAPackage("com.syncsketch.sdk.model")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..", "jakarta.annotation", "com.fasterxml.jackson..", "com.syncsketch.sdk.model")
                    .or(type(Param.class))
                    .or(type(Param.ToStringExpander.class)))
            .because("every user sees them");

    @ArchTest
    static final ArchRule interfaces_dependOnFeignAndModels = classes()
            .that()
            .resideInAPackage("com.syncsketch.sdk.api")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "jakarta.annotation", "feign", "com.syncsketch.sdk.api", "com.syncsketch.sdk.model")
            .because("the generated client works on its own");

    @ArchTest
    static final ArchRule client_dependsOnTheGeneratedClientAndFewLibraries = classes()
            .that()
            .resideInAPackage("com.syncsketch.sdk.client..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "javax.net.ssl",
                    "javax.xml.stream",
                    "jakarta.annotation",
                    "feign..",
                    "com.fasterxml.jackson..",
                    "org.apache.hc.core5..",
                    "org.slf4j",
                    "com.syncsketch.sdk..");

    @ArchTest
    static final ArchRule client_doesNotUseTheHttpClientOfTheJdk = noClasses()
            .that()
            .resideInAPackage("com.syncsketch.sdk..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("its defects cannot be avoided by configuration");

    @ArchTest
    static final ArchRule httpLibrary_isUsedInOnePackage = noClasses()
            .that()
            .resideInAPackage("com.syncsketch.sdk..")
            .and()
            .resideOutsideOfPackage("com.syncsketch.sdk.client.internal.http.apache..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..")
            .because("internal.http must allow for another library");

    /**
     * Return types and inherited interfaces are exported too, so no expression that starts with {@code client.} has a type
     * of Feign. The only exception is {@code client.api(...)} with a {@code ...WithResponseApi} interface.
     */
    @ArchTest
    static final ArchRule client_doesNotExposeFeign =
            exported(new PublicSignatures("feign")).because("Feign is an implementation detail");

    @ArchTest
    static final ArchRule internals_areUsedByTheClientOnly = noClasses()
            .that()
            .resideOutsideOfPackage("com.syncsketch.sdk.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.syncsketch.sdk.client.internal..");

    @ArchTest
    static final ArchRule client_doesNotExposeInternals = exported(
                    new PublicSignatures("com.syncsketch.sdk.client.internal"))
            .because("other modules cannot access them");

    @ArchTest
    static final ArchRule client_doesNotExposeTheHttpLibrary = exported(new PublicSignatures("org.apache.hc"))
            .andShould(new PublicSignatures("java.net.http"))
            .because("the library can be replaced");

    @ArchTest
    static final ArchRule programs_useThePublicApiOnly = noClasses()
            .that()
            .resideInAnyPackage("com.syncsketch.cli..", "com.syncsketch.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.syncsketch.it..", "com.syncsketch.codegen..", "feign..");

    @ArchTest
    static final ArchRule probe_sendsRequestsOnlyThroughItsClient = noClasses()
            .that()
            .resideInAPackage("com.syncsketch.cli.probe..")
            .and()
            .doNotHaveSimpleName("ProbeClient")
            .should()
            .accessClassesThat()
            .resideInAPackage("com.syncsketch.sdk..")
            .because("that class sends only GET requests");

    @ArchTest
    static final ArchRule mock_dependsOnTheContractOnly = noClasses()
            .that()
            .resideInAPackage("com.syncsketch.mock..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.syncsketch.sdk..", "com.syncsketch.cli..", "com.syncsketch.examples..", "com.syncsketch.it..")
            .because("it must not repeat mistakes of the client");

    @ArchTest
    static final ArchRule mock_doesNotExposeItsLibraries = classes()
            .that()
            .resideInAPackage("com.syncsketch.mock..")
            .and()
            .resideOutsideOfPackages("com.syncsketch.mock.internal..", "com.syncsketch.mock.shaded..")
            .and(EFFECTIVELY_PUBLIC)
            .should(new PublicSignatures("com.syncsketch.mock.shaded"))
            .andShould(new PublicSignatures("com.fasterxml"))
            .because("they are relocated in its jar");

    /** The libraries shaded into the jar of the mock server have cycles of their own. */
    @ArchTest
    static final ArchRule packages_haveNoCycles = slices().matching("com.syncsketch.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("com.syncsketch.mock.shaded.."), alwaysTrue());

    /** Tests that the custom condition can fail. */
    @ArchTest
    static void publicSignatures_includeTypeArgumentsAndExceptions(JavaClasses ignored) {
        assertThat(violations(Shows.class)).hasSize(4);
        assertThat(ignored.contain(SyncSketchClient.class)).isTrue();
    }

    @ArchTest
    static void publicSignatures_includeInheritedMembers(JavaClasses ignored) {
        assertThat(violations(Inherits.class)).hasSize(5).allMatch(each -> each.contains("Inherits "));
    }

    private static List<String> violations(Class<?> type) {
        JavaClasses imported = new ClassFileImporter().importClasses(type);
        return classes()
                .should(new PublicSignatures("feign"))
                .evaluate(imported)
                .getFailureReport()
                .getDetails();
    }

    private static ClassesShouldConjunction exported(PublicSignatures condition) {
        return classes()
                .that()
                .resideInAPackage("com.syncsketch.sdk..")
                .and()
                .resideOutsideOfPackage("com.syncsketch.sdk.client.internal..")
                .and()
                .haveSimpleNameNotEndingWith("WithResponseApi")
                .and(EFFECTIVELY_PUBLIC)
                .should(condition);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    /** Exposes the package in four members; two others are not visible. */
    @SuppressWarnings("unused")
    abstract static class Shows {

        protected Request.HttpMethod field;

        public Shows(List<? extends Request> requests) {}

        public abstract List<Request> returns();

        public abstract void fails() throws feign.RetryableException;

        void own(Request request) {}

        private Request hidden() {
            return null;
        }
    }

    /** Declares no visible member, but inherits four and implements a type of the package. */
    abstract static class Inherits extends Shows implements feign.Client {

        Inherits() {
            super(List.of());
        }
    }
}
