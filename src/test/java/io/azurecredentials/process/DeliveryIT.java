package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Condition;
import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Sample;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A live credential whose user wants it elsewhere. */
class DeliveryIT {
    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String SPEC =
            """
            apiVersion: azurecredentials.io/v1alpha1
            kind: AzureRole
            spec:
            """;

    @TempDir Path folder;
    private Installation installation;
    private OperatorProcess operator;
    private Sample sample;
    private Consumer consumer;
    private Map<String, String> first;

    @BeforeEach
    void start() {
        installation = Installation.start(folder);
        operator = installation.operator("delivery");
        sample = installation.sample();
        consumer = new Consumer(installation.azure().proxy(), installation.azure().caPem());
        sample.apply("1h", "2h");
        wish(Map.of("renewal", Map.of("overlap", "5s")));
        awaitReady(Reason.ISSUED);
        first = entries(secret(Sample.NAME)).orElseThrow();
    }

    @AfterEach
    void stop() {
        operator.close();
        installation.close();
    }

    @Test
    void a_secret_that_is_renamed_moves_with_another_password_and_the_old_one_goes() {
        wish(Map.of("secret", Map.of("name", "moved")));

        await().atMost(LONG).until(() -> secret("moved") != null);
        Map<String, String> second = entries(secret("moved")).orElseThrow();
        assertThat(consumer.token(second)).isPresent();
        assertThat(second.get("client_id")).isEqualTo(first.get("client_id"));
        await().atMost(LONG).until(() -> secret(Sample.NAME) == null);
        await().atMost(LONG).until(() -> consumer.token(first).isEmpty());
        assertThat(credential().getStatus().secretName()).isEqualTo("moved");
        assertThat(consumer.token(second)).isPresent();
    }

    @Test
    void where_somebody_elses_secret_stands_nothing_moves_until_it_is_gone() {
        Secret theirs =
                new SecretBuilder()
                        .withNewMetadata()
                        .withName("moved")
                        .withNamespace(sample.namespace())
                        .endMetadata()
                        .addToStringData("theirs", "not ours")
                        .build();
        installation.client().resource(theirs).create();

        wish(Map.of("secret", Map.of("name", "moved")));

        await().atMost(LONG).until(() -> conditions().stream().anyMatch(this::isConflict));
        assertThat(entries(secret(Sample.NAME))).contains(first);
        assertThat(consumer.token(first)).isPresent();
        assertThat(entries(secret("moved")).orElseThrow()).containsOnlyKeys("theirs");
        installation.client().resource(theirs).delete();
        await().atMost(LONG)
                .until(
                        () ->
                                entries(secret("moved"))
                                        .filter(it -> it.containsKey("client_secret"))
                                        .isPresent());
    }

    @Test
    void a_secret_of_another_type_takes_the_place_of_the_one_that_cannot_change() {
        wish(Map.of("secret", Map.of("type", "example.com/azure")));

        await().atMost(LONG)
                .until(
                        () ->
                                Optional.ofNullable(secret(Sample.NAME))
                                        .filter(it -> it.getType().equals("example.com/azure"))
                                        .isPresent());
        Map<String, String> second = entries(secret(Sample.NAME)).orElseThrow();
        assertThat(second).isNotEqualTo(first);
        assertThat(consumer.token(second)).isPresent();
    }

    @Test
    void another_role_gives_another_service_principal_and_the_old_one_and_its_role_can_go() {
        another("writer", "Contributor");

        wish(Map.of("roleRef", Map.of("name", "writer")));

        await().atMost(LONG).until(() -> !entries(secret(Sample.NAME)).equals(Optional.of(first)));
        Map<String, String> second = entries(secret(Sample.NAME)).orElseThrow();
        assertThat(second.get("client_id")).isNotEqualTo(first.get("client_id"));
        assertThat(consumer.token(second)).isPresent();
        role("reader").delete();
        await().atMost(LONG).until(() -> role("reader").get() == null);
        assertThat(installation.azure().inventory().applications()).hasSize(1);
        assertThat(installation.azure().inventory().roleAssignments()).hasSize(1);
        assertThat(consumer.token(first)).isEmpty();
        assertThat(consumer.token(second)).isPresent();
        sample.delete();
        await().atMost(LONG).until(() -> installation.azure().inventory().isEmpty());
    }

    private void another(String name, String roleName) {
        GenericKubernetesResource reader =
                installation
                        .client()
                        .genericKubernetesResources("azurecredentials.io/v1alpha1", "AzureRole")
                        .inNamespace(sample.namespace())
                        .withName("reader")
                        .get();
        GenericKubernetesResource role =
                Serialization.unmarshal(
                        Serialization.asYaml(reader.get("spec"))
                                .transform(it -> SPEC + it.replaceFirst("^---\\n", "").indent(2))
                                .replace("Reader", roleName),
                        GenericKubernetesResource.class);
        role.setMetadata(
                new ObjectMetaBuilder()
                        .withName(name)
                        .withNamespace(sample.namespace())
                        .withLabels(reader.getMetadata().getLabels())
                        .build());
        installation.client().resource(role).create();
    }

    private Resource<AzureRole> role(String name) {
        return installation
                .client()
                .resources(AzureRole.class)
                .inNamespace(sample.namespace())
                .withName(name);
    }

    private void wish(Map<String, Object> change) {
        sample.change("AzureCredential", Sample.NAME, it -> it.putAll(change));
    }

    private boolean isConflict(Condition condition) {
        return condition.reason().equals(Reason.SECRET_CONFLICT.toString());
    }

    private void awaitReady(Reason reason) {
        await().atMost(LONG)
                .until(
                        () ->
                                conditions().stream()
                                        .filter(it -> it.type().equals(Condition.READY))
                                        .anyMatch(it -> it.reason().equals(reason.toString())));
    }

    private List<Condition> conditions() {
        return Optional.ofNullable(credential().getStatus())
                .flatMap(it -> Optional.ofNullable(it.conditions()))
                .orElse(List.of());
    }

    private AzureCredential credential() {
        return sample.credential().orElseThrow();
    }

    private @Nullable Secret secret(String name) {
        return installation.client().secrets().inNamespace(sample.namespace()).withName(name).get();
    }

    private static Optional<Map<String, String>> entries(@Nullable Secret secret) {
        return Optional.ofNullable(secret).map(it -> plain(Objects.requireNonNull(it.getData())));
    }

    private static Map<String, String> plain(Map<String, String> data) {
        Map<String, String> plain = new TreeMap<>();
        data.forEach(
                (key, it) ->
                        plain.put(
                                key,
                                new String(
                                        Base64.getDecoder().decode(it), StandardCharsets.UTF_8)));
        return plain;
    }
}
