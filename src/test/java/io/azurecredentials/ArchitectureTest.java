package io.azurecredentials;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may import whom, and what may be imported from outside; a package without a row fails. */
class ArchitectureTest {
    static final String ROOT = "io.azurecredentials";
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    private static final List<String> JDK = List.of("java..", "org.jspecify..");

    @TestFactory
    Stream<DynamicTest> a_package_knows_only_its_row() {
        return ImportTable.ROWS.stream()
                .map(
                        row ->
                                DynamicTest.dynamicTest(
                                        row.fullName(), () -> onlyKnowsItsRow(row).check(MAIN)));
    }

    @Test
    void every_package_has_one_row() {
        assertThat(ImportTable.ROWS.stream().map(ImportTable.Row::fullName))
                .containsExactlyInAnyOrderElementsOf(packages(MAIN.getPackage(ROOT)).toList());
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void nothing_that_ships_knows_what_only_tests_use() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".emulator..",
                        ROOT + ".cluster..",
                        ROOT + ".demo..",
                        ROOT + ".process..")
                .check(MAIN);
    }

    @Test
    void only_the_package_for_azure_sees_the_sdks() {
        onlyIn(List.of("azure"), "com.azure..", "com.microsoft..", "okhttp3..", "reactor..")
                .check(MAIN);
    }

    @Test
    void only_the_server_sees_the_http_library() {
        onlyIn(List.of("server"), "io.helidon..").check(MAIN);
    }

    @Test
    void only_traces_see_the_library_for_them() {
        onlyIn(List.of("trace", "trace.current"), "io.opentelemetry..").check(MAIN);
    }

    @Test
    void only_reconcilers_bootstrap_metrics_and_traces_see_the_operator_framework() {
        onlyIn(
                        List.of("config", "role", "credential", "bootstrap", "metric", "trace"),
                        "io.javaoperatorsdk..")
                .check(MAIN);
    }

    /** The base class of a custom resource is data, although it lives in the client's package. */
    @Test
    void only_who_talks_to_the_api_server_sees_its_client() {
        List<String> shells =
                List.of(
                        "status",
                        "leadership",
                        "admission",
                        "config",
                        "role",
                        "credential",
                        "credential.handover",
                        "credential.rollout",
                        "draw",
                        "login",
                        "orphan",
                        "session",
                        "server.tls",
                        "trace",
                        "administration",
                        "rbac",
                        "identity",
                        "bootstrap");
        noClasses()
                .that()
                .resideOutsideOfPackages(fullNames(shells))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("io.fabric8.kubernetes.client..")
                                .and(isNot("io.fabric8.kubernetes.client.CustomResource")))
                .check(MAIN);
    }

    @Test
    void only_settings_read_the_environment() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".settings")
                .should()
                .callMethod(System.class, "getenv")
                .orShould()
                .callMethod(System.class, "getenv", String.class)
                .check(MAIN);
    }

    @Test
    void nobody_sleeps() {
        noClasses()
                .should()
                .callMethodWhere(
                        describe(
                                "Thread.sleep",
                                it ->
                                        it.getTargetOwner().isEquivalentTo(Thread.class)
                                                && it.getName().equals("sleep")))
                .check(MAIN);
    }

    @Test
    void no_class_is_a_drawer() {
        noClasses()
                .should()
                .haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl|Common)(\\$.*)?")
                .check(MAIN);
    }

    /**
     * A {@code secretName} is no secret, and neither is an object that handles secrets, nor whom a
     * token is for.
     */
    @Test
    void a_field_named_like_a_secret_is_sensitive() {
        fields().that()
                .haveNameMatching(
                        "(?i)(?!.*(name|ref|id|audience|[^ei]key)$).*(secret|password|token|bearer|privatekey|apikey).*")
                .should()
                .notHaveRawType(String.class)
                .andShould()
                .notHaveRawType(char[].class)
                .andShould()
                .notHaveRawType(byte[].class)
                .check(MAIN);
    }

    private static ArchRule onlyKnowsItsRow(ImportTable.Row row) {
        String[] known =
                Stream.of(
                                Stream.of(row.fullName(), ROOT + ".base"),
                                row.knows().stream().map(it -> ROOT + "." + it),
                                row.also().stream(),
                                JDK.stream())
                        .flatMap(it -> it)
                        .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(row.fullName())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(known));
    }

    private static ArchRule onlyIn(List<String> packages, String... seen) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(fullNames(packages))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(seen);
    }

    private static DescribedPredicate<JavaClass> isNot(String name) {
        return describe("not " + name, it -> !it.getFullName().equals(name));
    }

    private static String[] fullNames(List<String> packages) {
        return packages.stream().map(it -> ROOT + "." + it).toArray(String[]::new);
    }

    private static Stream<String> packages(JavaPackage root) {
        return Stream.concat(
                Stream.of(root).filter(it -> !it.getClasses().isEmpty()).map(JavaPackage::getName),
                root.getSubpackages().stream().flatMap(ArchitectureTest::packages));
    }
}
