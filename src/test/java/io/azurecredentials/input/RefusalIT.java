package io.azurecredentials.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.cluster.fixture.Kubectl;
import io.azurecredentials.testcluster.TestCluster;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The table of refusals as a person with kubectl sees it, all rows in one apply. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalIT {
    private final TestCluster cluster;
    private final Kubectl kubectl;
    private final Map<String, Refusal> rows = new LinkedHashMap<>();

    RefusalIT(@TempDir Path home) {
        Assumptions.assumeTrue(Kubectl.available(), "kubectl is not on the path");
        cluster = TestCluster.start(home);
        cluster.install();
        kubectl = cluster.kubectl(home);
        Refusal.all().forEach(it -> rows.put("row-" + (rows.size() + 1), it));
    }

    @AfterAll
    void stop() {
        cluster.close();
    }

    @TestFactory
    Stream<DynamicTest> a_mistake_is_refused_with_a_sentence_that_says_what_to_write() {
        String refusals = kubectl.failsWith(list(), "apply", "-f", "-");

        return rows.entrySet().stream()
                .map(
                        it ->
                                DynamicTest.dynamicTest(
                                        it.getValue().name(),
                                        () -> isRefused(it.getKey(), it.getValue(), refusals)));
    }

    @Test
    void nothing_of_it_was_taken() {
        kubectl.failsWith(list(), "apply", "-f", "-");

        String taken = kubectl.run("get", "azureconfigs,azureroles,azurecredentials", "-o", "name");
        rows.keySet()
                .forEach(
                        name -> assertThat(taken.lines()).noneMatch(it -> it.endsWith("/" + name)));
    }

    @Test
    void kubectl_explains_kinds_and_fields() {
        assertThat(kubectl.run("explain", "azrole"))
                .containsIgnoringWhitespaces("What a credential may do in Azure");
        assertThat(kubectl.run("explain", "azrole.spec.azureRoles.scope"))
                .containsIgnoringWhitespaces("ARM id of where the role is assigned");
        assertThat(kubectl.run("explain", "azcred.status.lease.expiresAt"))
                .containsIgnoringWhitespaces("ends unless it is renewed");
    }

    private static void isRefused(String name, Refusal row, String refusals) {
        String about = about(name, refusals);
        assertThat(about).contains(row.says());
        assertThat(about.split(", (?=spec|<nil>)")).hasSize(row.messages());
    }

    /** What was said of one object; a field that does not exist is told without its name. */
    private static String about(String name, String refusals) {
        return refusals.lines()
                .filter(it -> it.contains("\"" + name + "\" is invalid: "))
                .findFirst()
                .orElseGet(
                        () ->
                                refusals.lines()
                                        .filter(it -> it.contains("strict decoding error"))
                                        .collect(Collectors.joining("\n")));
    }

    private String list() {
        return rows.entrySet().stream()
                .map(it -> it.getValue().bad(it.getKey()).toString())
                .collect(Collectors.joining("\n---\n", "---\n", "\n"));
    }
}
