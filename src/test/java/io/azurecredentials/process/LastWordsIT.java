package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleStatus;
import io.azurecredentials.base.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator that ends forgets what it has watched, while its last reconciles still run. */
class LastWordsIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int ROLES = 30;
    private static final int ENDS = 3;

    @TempDir Path folder;

    @Test
    void who_ends_says_nothing_of_what_he_has_forgotten() throws InterruptedException {
        try (Installation installation = Installation.start(folder)) {
            installation.sample().apply();
            List<String> names =
                    IntStream.range(0, ROLES).mapToObj("role-%02d"::formatted).toList();
            names.forEach(it -> create(installation, it));
            for (int i = 0; i < ENDS; i++) {
                OperatorProcess operator =
                        installation.operator("last", Map.of("LEADER_ELECTION", "false"));
                AtomicBoolean over = new AtomicBoolean();
                Thread busy = Thread.ofVirtual().start(() -> touch(installation, names, over));
                await().atMost(LONG).until(() -> reasons(installation), only("Resolved"));
                assertThat(operator.terminate()).isZero();
                over.set(true);
                busy.join();
                assertThat(reasons(installation)).containsExactly("Resolved");
            }
        }
    }

    private static Predicate<Set<String>> only(String reason) {
        return it -> it.equals(Set.of(reason));
    }

    private static void create(Installation installation, String name) {
        String yaml =
                """
                apiVersion: azurecredentials.io/v1alpha1
                kind: AzureRole
                metadata: {name: %s, namespace: %s}
                spec:
                  configRef: {name: platform}
                  azureRoles: [{roleName: Reader, scope: %s}]
                """
                        .formatted(
                                name,
                                installation.sample().namespace(),
                                installation.azure().world().resourceGroup("rg-app").id());
        GenericKubernetesResource role =
                Serialization.unmarshal(yaml, GenericKubernetesResource.class);
        role.getMetadata().setLabels(installation.cluster().labels());
        installation.client().resource(role).create();
    }

    /** Has them looked at without a pause. */
    private static void touch(Installation installation, List<String> names, AtomicBoolean over) {
        for (int i = 0; !over.get(); i++) {
            role(installation, names.get(i % names.size()))
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            "{\"metadata\":{\"annotations\":{\"look\":\"" + i + "\"}}}");
        }
    }

    private static Resource<AzureRole> role(Installation installation, String name) {
        return installation
                .client()
                .resources(AzureRole.class)
                .inNamespace(installation.sample().namespace())
                .withName(name);
    }

    private static Set<String> reasons(Installation installation) {
        return installation
                .client()
                .resources(AzureRole.class)
                .inNamespace(installation.sample().namespace())
                .list()
                .getItems()
                .stream()
                .map(it -> reason(it.getStatus()))
                .collect(Collectors.toSet());
    }

    private static String reason(@Nullable AzureRoleStatus status) {
        return Optional.ofNullable(status)
                .flatMap(it -> Optional.ofNullable(it.conditions()))
                .orElse(List.of())
                .stream()
                .filter(it -> it.type().equals(Condition.READY))
                .map(Condition::reason)
                .findFirst()
                .orElse("");
    }
}
