package io.azurecredentials;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Decisions see no I/O, no clock, no dice and no framework: time and chance are arguments. */
class PurityTest {
    private static final String[] PURE = {
        "io.azurecredentials.administration.change",
        "io.azurecredentials.admission.check",
        "io.azurecredentials.azure.throttling",
        "io.azurecredentials.base",
        "io.azurecredentials.config.resolution",
        "io.azurecredentials.config.rotation",
        "io.azurecredentials.event",
        "io.azurecredentials.json",
        "io.azurecredentials.login.jwt",
        "io.azurecredentials.login.policy",
        "io.azurecredentials.login.resolution",
        "io.azurecredentials.orphan.policy",
        "io.azurecredentials.peer",
        "io.azurecredentials.reference",
        "io.azurecredentials.role.lifecycle",
        "io.azurecredentials.role.policy",
        "io.azurecredentials.credential.lifecycle",
        "io.azurecredentials.credential.rendering",
        "io.azurecredentials.identity.token",
        "io.azurecredentials.server.http",
        "io.azurecredentials.server.vault.document",
        "io.azurecredentials.server.vault.wire",
        "io.azurecredentials.session.token"
    };

    /** Pure rules over what stands in the API server. */
    private static final String[] OVER_THE_API = {
        "io.azurecredentials.admission.check",
        "io.azurecredentials.config.resolution",
        "io.azurecredentials.login.resolution",
        "io.azurecredentials.reference",
        "io.azurecredentials.role.policy"
    };

    private static final Set<String> DATA_OF_FABRIC8 =
            Set.of(
                    "io.fabric8.kubernetes.api.model.Duration",
                    "io.fabric8.kubernetes.api.model.HasMetadata",
                    "io.fabric8.kubernetes.api.model.ObjectMeta");
    private static final Set<String> ADDRESSES =
            Set.of("java.net.InetAddress", "java.net.Inet4Address", "java.net.Inet6Address");

    /** What a caller showed is carried, and judged elsewhere. */
    private static final String CERTIFICATE = "java.security.cert.X509Certificate";

    private static final Set<String> LOOKS_UP = Set.of("getByName", "getAllByName", "getLocalHost");
    private static final Set<String> CLOCK_AND_DICE =
            Set.of("now", "currentTimeMillis", "nanoTime", "randomUUID", "random");
    private static final JavaClasses MAIN =
            new ClassFileImporter()
                    .importUrl(Main.class.getProtectionDomain().getCodeSource().getLocation());

    /** {@code java.nio} itself holds buffers; files and channels are in packages of their own. */
    private static final DescribedPredicate<JavaClass> HARMLESS =
            resideInAnyPackage(
                    "java.lang..",
                    "java.util..",
                    "java.math",
                    "java.time..",
                    "java.nio",
                    "java.nio.charset",
                    "java.security",
                    "java.security.interfaces",
                    "java.security.spec",
                    "java.text",
                    "org.jspecify..",
                    "io.azurecredentials.base");

    /** What parsers throw that read from memory, too. */
    private static final DescribedPredicate<JavaClass> FAILURE_TO_READ =
            describe("IOException", it -> it.isEquivalentTo(IOException.class));

    /** Text in, text out. */
    private static final DescribedPredicate<JavaClass> LIBRARIES =
            resideInAnyPackage(
                    "com.samskivert.mustache",
                    "com.fasterxml.jackson.core..",
                    "com.fasterxml.jackson.databind.node",
                    "org.jose4j.jwa",
                    "org.jose4j.jws",
                    "org.jose4j.jwt..");

    /** Sums over bytes, and addresses: those that are spelled out need no looking up. */
    private static final DescribedPredicate<JavaClass> SUMS_AND_ADDRESSES =
            resideInAnyPackage("javax.crypto", "javax.crypto.spec")
                    .or(describe("addresses", it -> ADDRESSES.contains(it.getFullName())))
                    .or(describe("certificates", it -> CERTIFICATE.equals(it.getFullName())));

    @Test
    void pure_packages_know_only_values() {
        classes()
                .that()
                .resideInAnyPackage(PURE)
                .and()
                .resideOutsideOfPackages(OVER_THE_API)
                .should()
                .onlyDependOnClassesThat(
                        HARMLESS.or(LIBRARIES)
                                .or(SUMS_AND_ADDRESSES)
                                .or(FAILURE_TO_READ)
                                .or(resideInAnyPackage(PURE)))
                .check(MAIN);
    }

    @Test
    void rules_over_the_api_know_its_data_as_well() {
        classes()
                .that()
                .resideInAnyPackage(OVER_THE_API)
                .should()
                .onlyDependOnClassesThat(
                        HARMLESS.or(resideInAnyPackage(PURE))
                                .or(resideInAPackage("io.azurecredentials.api.v1alpha1"))
                                .or(
                                        describe(
                                                "data of fabric8",
                                                it -> DATA_OF_FABRIC8.contains(baseName(it)))))
                .check(MAIN);
    }

    @Test
    void pure_packages_ask_no_clock_and_throw_no_dice() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethodWhere(describe("asks clock or dice", PurityTest::asksClockOrDice))
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Random.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .check(MAIN);
    }

    @Test
    void pure_packages_start_no_threads() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .check(MAIN);
    }

    @Test
    void pure_packages_look_no_names_up() {
        noClasses()
                .that()
                .resideInAnyPackage(PURE)
                .should()
                .callMethodWhere(
                        describe(
                                "looks a name up",
                                it ->
                                        ADDRESSES.contains(it.getTargetOwner().getFullName())
                                                && LOOKS_UP.contains(it.getName())))
                .check(MAIN);
    }

    private static String baseName(JavaClass type) {
        return type.getBaseComponentType().getFullName();
    }

    private static boolean asksClockOrDice(JavaMethodCall call) {
        return call.getTargetOwner().getPackageName().startsWith("java.")
                && CLOCK_AND_DICE.contains(call.getName());
    }
}
