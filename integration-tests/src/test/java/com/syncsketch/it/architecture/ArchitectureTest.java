package com.syncsketch.it.architecture;

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

/** Who may use whom: the contract makes the generated client, on that stands the client, and on that all else. */
@AnalyzeClasses(packages = "com.syncsketch")
class ArchitectureTest {

    private static final DescribedPredicate<JavaClass> PUBLIC_ALL_THE_WAY =
            describe("public with all classes around them", ArchitectureTest::isPublic);

    /** Feign reads query objects by its {@code @Param} on their fields, the one thing of Feign's in a model. */
    @ArchTest
    static final ArchRule models_needJacksonAndNothingElse = classes()
            .that()
            .resideInAPackage("com.syncsketch.sdk.model")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            "java..", "jakarta.annotation", "com.fasterxml.jackson..", "com.syncsketch.sdk.model")
                    .or(type(Param.class))
                    .or(type(Param.ToStringExpander.class)))
            .because("they are what every user sees");

    @ArchTest
    static final ArchRule interfaces_needFeignAndModels = classes()
            .that()
            .resideInAPackage("com.syncsketch.sdk.api")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "jakarta.annotation", "feign", "com.syncsketch.sdk.api", "com.syncsketch.sdk.model")
            .because("the generated client works alone");

    @ArchTest
    static final ArchRule client_needsTheGeneratedClientAndFewJars = classes()
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
    static final ArchRule client_isIndependentOfTheJdksHttpClient = noClasses()
            .that()
            .resideInAPackage("com.syncsketch.sdk..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..")
            .because("none of its faults can be configured away");

    @ArchTest
    static final ArchRule httpLibrary_isBehindOneSeam = noClasses()
            .that()
            .resideInAPackage("com.syncsketch.sdk..")
            .and()
            .resideOutsideOfPackage("com.syncsketch.sdk.client.internal.http.apache..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..")
            .because("another library must fit behind internal.http");

    /**
     * What a call returns is exported as well, and so are the interfaces that it inherits from: so nothing that follows
     * {@code client.} has a type of Feign's. The one door is {@code client.api(...)} with an interface that is named so.
     */
    @ArchTest
    static final ArchRule client_showsNoFeign =
            exported(new PublicSignatures("feign")).because("users of the client need not know what is under it");

    @ArchTest
    static final ArchRule internals_areUsedByTheClientAlone = noClasses()
            .that()
            .resideOutsideOfPackage("com.syncsketch.sdk.client..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.syncsketch.sdk.client.internal..");

    @ArchTest
    static final ArchRule client_showsNoInternals = exported(new PublicSignatures("com.syncsketch.sdk.client.internal"))
            .because("other modules cannot see them");

    @ArchTest
    static final ArchRule client_showsNoHttpLibrary = exported(new PublicSignatures("org.apache.hc"))
            .andShould(new PublicSignatures("java.net.http"))
            .because("the library can be replaced");

    @ArchTest
    static final ArchRule examples_useWhatUsersCanUse = noClasses()
            .that()
            .resideInAPackage("com.syncsketch.examples..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.syncsketch.it..", "com.syncsketch.codegen..", "feign..");

    @ArchTest
    static final ArchRule probe_sendsRequestsOnlyThroughItsClient = noClasses()
            .that()
            .resideInAPackage("com.syncsketch.examples.probe..")
            .and()
            .doNotHaveSimpleName("ProbeClient")
            .should()
            .accessClassesThat()
            .resideInAPackage("com.syncsketch.sdk..")
            .because("it sends nothing but GET");

    @ArchTest
    static final ArchRule mock_isMadeFromTheContractAlone = noClasses()
            .that()
            .resideInAPackage("com.syncsketch.mock..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.syncsketch.sdk..", "com.syncsketch.examples..", "com.syncsketch.it..")
            .because("it must not share the client's mistakes");

    @ArchTest
    static final ArchRule mock_showsNoneOfItsLibraries = classes()
            .that()
            .resideInAPackage("com.syncsketch.mock..")
            .and()
            .resideOutsideOfPackages("com.syncsketch.mock.internal..", "com.syncsketch.mock.shaded..")
            .and(PUBLIC_ALL_THE_WAY)
            .should(new PublicSignatures("com.syncsketch.mock.shaded"))
            .andShould(new PublicSignatures("com.fasterxml"))
            .because("they lie in its jar under other names");

    /** The exception: the API of the mock server is implemented by its internals, which use its types. */
    @ArchTest
    static final ArchRule packages_haveNoCycles = slices().matching("com.syncsketch.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("com.syncsketch.mock.."), resideInAPackage("com.syncsketch.mock.."));

    /** A rule with a condition of our own proves nothing unless it can fail. */
    @ArchTest
    static void publicSignatures_areSeenThroughTypeArgumentsAndThrows(JavaClasses ignored) {
        assertThat(violations(Shows.class)).hasSize(4);
        assertThat(ignored.contain(SyncSketchClient.class)).isTrue();
    }

    @ArchTest
    static void publicSignatures_includeInheritedMembers(JavaClasses ignored) {
        assertThat(violations(Inherits.class)).hasSize(5).allMatch(each -> each.contains("Inherits "));
    }

    private static List<String> violations(Class<?> type) {
        JavaClasses shown = new ClassFileImporter().importClasses(type);
        return classes()
                .should(new PublicSignatures("feign"))
                .evaluate(shown)
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
                .and(PUBLIC_ALL_THE_WAY)
                .should(condition);
    }

    private static boolean isPublic(JavaClass type) {
        return type.getModifiers().contains(JavaModifier.PUBLIC)
                && type.getEnclosingClass().map(ArchitectureTest::isPublic).orElse(true);
    }

    /** Has four things to be found, and two that are nobody's business. */
    @SuppressWarnings("unused")
    abstract static class Shows {

        protected Request.HttpMethod field;

        public Shows(List<? extends Request> requests) {}

        public abstract List<Request> answers();

        public abstract void fails() throws feign.RetryableException;

        void own(Request request) {}

        private Request hidden() {
            return null;
        }
    }

    /** Declares nothing to be found, but inherits four things and is one. */
    abstract static class Inherits extends Shows implements feign.Client {

        Inherits() {
            super(List.of());
        }
    }
}
