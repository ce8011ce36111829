package io.azurecredentials.admission;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.settings.Environment;
import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Documents;
import io.azurecredentials.testcluster.TestCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicy;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingAdmissionPolicyBinding;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Installed means: policy and binding say what was shipped. */
class PoliciesIT {
    private static final Path SHIPPED = Path.of("manifests/50-policies.yaml");
    private static final String CONFIG = "azure-credentials-operator-use-azureconfig";
    private static final String ROLE = "azure-credentials-operator-use-azurerole";
    private static final String SESSION = "azure-credentials-operator-azuresessions";

    private final TestCluster cluster;
    private final KubernetesClient client;

    /** The operator's own, so that a cluster may have other policies beside these. */
    private final String namespace;

    PoliciesIT(@TempDir Path folder) {
        cluster = TestCluster.start(folder);
        client = cluster.client();
        namespace = cluster.namespace("operator");
    }

    @BeforeEach
    void install() throws IOException {
        String account = "system:serviceaccount:%s:";
        String text =
                Files.readString(SHIPPED)
                        .replace(account.formatted(Settings.NAME), account.formatted(namespace))
                        .replace(CONFIG, cluster.suffixed(CONFIG))
                        .replace(ROLE, cluster.suffixed(ROLE))
                        .replace(SESSION, cluster.suffixed(SESSION));
        cluster.apply(Documents.parse(text));
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void shipped_policies_are_in_force_since_they_were_created() {
        Instant now = Instant.now();

        for (String resource : List.of("azureroles", "azurecredentials", "azuresessions")) {
            assertThat(inForceSince(resource, Map.of()).orElseThrow())
                    .isBetween(now.minusSeconds(10), now.plusSeconds(10));
        }
    }

    @Test
    void another_name_and_metadata_of_others_do_not_matter() {
        GenericKubernetesResource policy = policy();
        GenericKubernetesResource binding = binding();
        client.resource(policy).delete();
        client.resource(binding).delete();
        renamed(policy, cluster.suffixed("other"));
        renamed(binding, cluster.suffixed("another"));
        binding.<Map<String, Object>>get("spec").put("policyName", cluster.suffixed("other"));
        client.resource(policy).create();
        client.resource(binding).create();

        assertThat(inForceSince("azureroles", Map.of())).isPresent();
    }

    static Stream<Arguments> tamperings() {
        return Stream.of(
                of("ignores failures", it -> it.put("failurePolicy", "Ignore")),
                of("excludes", it -> exclude(it)),
                of("looks away", it -> constraints(it).put("namespaceSelector", labelled())),
                of(
                        "looks away from objects",
                        it -> constraints(it).put("objectSelector", labelled())),
                of("exempts", it -> list(it, "matchConditions").removeLast()),
                of("asks nothing", it -> first(it, "validations").put("expression", "true")),
                of("names another", it -> first(it, "variables").put("expression", "'x'")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tamperings")
    void a_policy_that_says_anything_else_is_not_installed(
            String name, Consumer<Map<String, Object>> tampering) {
        GenericKubernetesResource policy = policy();
        tampering.accept(policy.get("spec"));
        client.resource(policy).update();

        assertThat(inForceSince("azureroles", Map.of())).as(name).isEmpty();
        assertThat(inForceSince("azurecredentials", Map.of())).isPresent();
    }

    static Stream<Arguments> bindingTamperings() {
        return Stream.of(
                of("audits", it -> it.put("validationActions", List.of("Audit"))),
                of(
                        "binds less",
                        it -> it.put("matchResources", Map.of("namespaceSelector", labelled()))));
    }

    @Test
    void a_binding_of_another_policy_installs_nothing() {
        GenericKubernetesResource binding = binding();
        binding.<Map<String, Object>>get("spec").put("policyName", cluster.suffixed(ROLE));
        client.resource(binding).update();

        assertThat(inForceSince("azureroles", Map.of())).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bindingTamperings")
    void a_binding_that_says_anything_else_is_not_installed(
            String name, Consumer<Map<String, Object>> tampering) {
        GenericKubernetesResource binding = binding();
        tampering.accept(binding.get("spec"));
        client.resource(binding).update();

        assertThat(inForceSince("azureroles", Map.of())).as(name).isEmpty();
    }

    @Test
    void without_policy_or_binding_nothing_is_in_force() {
        client.resource(binding()).delete();
        client.resources(ValidatingAdmissionPolicy.class).withName(cluster.suffixed(ROLE)).delete();

        assertThat(inForceSince("azureroles", Map.of())).isEmpty();
        assertThat(inForceSince("azurecredentials", Map.of())).isEmpty();
    }

    @Test
    void an_operator_of_another_namespace_has_policies_of_its_own() {
        assertThat(inForceSince("azureroles", Map.of("POD_NAMESPACE", "elsewhere"))).isEmpty();
    }

    @Test
    void what_was_tampered_with_and_mended_is_in_force_since_it_was_mended() throws IOException {
        Instant installed = inForceSince("azureroles", Map.of()).orElseThrow();
        GenericKubernetesResource policy = policy();
        first(policy.get("spec"), "validations").put("expression", "true");
        client.resource(policy).update();
        await().atMost(Duration.ofSeconds(5))
                .until(() -> Instant.now().isAfter(installed.plus(1100, ChronoUnit.MILLIS)));

        install();

        assertThat(inForceSince("azureroles", Map.of()).orElseThrow()).isAfter(installed);
    }

    private Optional<Instant> inForceSince(String resource, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(Map.of("POD_NAMESPACE", namespace));
        all.putAll(environment);
        Settings settings =
                ((Environment.Reading.Valid) Environment.read(all, () -> "dice")).settings();
        return new Policies(client, settings, resource).inForceSince();
    }

    private GenericKubernetesResource policy() {
        return generic(ValidatingAdmissionPolicy.class.getSimpleName());
    }

    private GenericKubernetesResource binding() {
        return generic(ValidatingAdmissionPolicyBinding.class.getSimpleName());
    }

    private GenericKubernetesResource generic(String kind) {
        return client.genericKubernetesResources("admissionregistration.k8s.io/v1", kind)
                .withName(cluster.suffixed(CONFIG))
                .get();
    }

    private void renamed(GenericKubernetesResource object, String name) {
        object.getMetadata().setName(name);
        object.getMetadata().setResourceVersion(null);
        object.getMetadata().setLabels(new HashMap<>(cluster.labels()));
        object.getMetadata().getLabels().put("theirs", "too");
    }

    private static Arguments of(String name, Consumer<Map<String, Object>> tampering) {
        return Arguments.of(name, tampering);
    }

    private static void exclude(Map<String, Object> spec) {
        constraints(spec).put("excludeResourceRules", list(constraints(spec), "resourceRules"));
    }

    private static Map<String, Object> labelled() {
        return Map.of("matchLabels", Map.of("a", "b"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> constraints(Map<String, Object> spec) {
        return (Map<String, Object>) requireNonNull(spec.get("matchConstraints"));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> map, String key) {
        return (List<Map<String, Object>>) requireNonNull(map.get(key));
    }

    private static Map<String, Object> first(Map<String, Object> map, String key) {
        return list(map, key).getFirst();
    }
}
