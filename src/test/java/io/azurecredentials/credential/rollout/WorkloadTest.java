package io.azurecredentials.credential.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * When all pods of a workload run with what their pod template says, by the words of its status.
 */
class WorkloadTest {
    private static final Mark MARK = Mark.of("web", "key-2");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "all are new        | true  | observedGeneration: 4, replicas: 2, updatedReplicas:"
                        + " 2, availableReplicas: 2",
                "not seen yet       | false | observedGeneration: 3, replicas: 2, updatedReplicas:"
                        + " 2, availableReplicas: 2",
                "one is to come     | false | observedGeneration: 4, replicas: 2, updatedReplicas:"
                        + " 1, availableReplicas: 2",
                "an old one is left | false | observedGeneration: 4, replicas: 3, updatedReplicas:"
                        + " 2, availableReplicas: 3",
                "one does not serve | false | observedGeneration: 4, replicas: 2, updatedReplicas:"
                        + " 2, availableReplicas: 1",
                "none serves        | false | observedGeneration: 4, replicas: 2, updatedReplicas:"
                        + " 2",
                "no status          | false | ``"
            })
    void a_deployment_and_a_stateful_set_have_finished_when_only_new_pods_serve(
            String name, boolean finished, String status) {
        for (String kind : new String[] {"Deployment", "StatefulSet"}) {
            assertThat(workload(kind, "replicas: 2, ", status).runsWith(MARK))
                    .as("%s: %s", kind, name)
                    .isEqualTo(finished);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true  | observedGeneration: 4, desiredNumberScheduled: 3, updatedNumberScheduled:"
                        + " 3, numberAvailable: 3",
                "false | observedGeneration: 3, desiredNumberScheduled: 3, updatedNumberScheduled:"
                        + " 3, numberAvailable: 3",
                "false | observedGeneration: 4, desiredNumberScheduled: 3, updatedNumberScheduled:"
                        + " 2, numberAvailable: 3",
                "false | observedGeneration: 4, desiredNumberScheduled: 3, updatedNumberScheduled:"
                        + " 3, numberAvailable: 2",
                "true  | observedGeneration: 4, desiredNumberScheduled: 0",
                "false | ``"
            })
    void a_daemon_set_has_finished_when_every_node_has_a_new_pod_that_serves(
            boolean finished, String status) {
        assertThat(workload("DaemonSet", "", status).runsWith(MARK)).isEqualTo(finished);
    }

    /**
     * Its pods began when the Secret held the new one already, whoever made it again without a
     * mark.
     */
    @Test
    void one_that_was_made_anew_has_finished_when_its_pods_serve() {
        String done =
                "observedGeneration: 4, replicas: 1, updatedReplicas: 1, availableReplicas: 1";
        Workload anew = workload("Deployment", "", done);
        anew.object().getMetadata().setUid("uid-2");
        Workload begun = workload("Deployment", "", "observedGeneration: 4, replicas: 1");
        begun.object().getMetadata().setUid("uid-2");

        assertThat(anew.runsAnew(Optional.of("uid-1"))).isTrue();
        assertThat(begun.runsAnew(Optional.of("uid-1"))).isFalse();
        assertThat(anew.runsAnew(Optional.of("uid-2"))).as("the same one").isFalse();
        assertThat(anew.runsAnew(Optional.empty())).as("nobody knows").isFalse();
    }

    @Test
    void one_that_wants_no_pod_has_finished_once_that_was_seen() {
        assertThat(workload("Deployment", "replicas: 0, ", "observedGeneration: 4").runsWith(MARK))
                .isTrue();
    }

    @Test
    void one_pod_is_wanted_where_nothing_is_said() {
        assertThat(workload("Deployment", "", "observedGeneration: 4").runsWith(MARK)).isFalse();
    }

    /** Somebody undid the restart: pods of before may never have stopped. */
    @ParameterizedTest
    @ValueSource(strings = {"key-1", "key-22"})
    void one_that_bears_another_mark_does_not_run_with_this_one(String keyID) {
        String all = "observedGeneration: 4, replicas: 1, updatedReplicas: 1, availableReplicas: 1";

        assertThat(workload("Deployment", "", all).runsWith(MARK)).isTrue();
        assertThat(workload("Deployment", "", all).runsWith(Mark.of("web", keyID))).isFalse();
        assertThat(workload("Deployment", "", all).runsWith(Mark.of("api", "key-2"))).isFalse();
    }

    @Test
    void one_without_any_annotation_bears_no_mark() {
        Deployment bare =
                Serialization.unmarshal(
                        """
                        apiVersion: apps/v1
                        kind: Deployment
                        metadata: {name: web}
                        spec: {template: {}}
                        """,
                        Deployment.class);

        assertThat(new Workload(bare).bears(MARK)).isFalse();
        assertThat(new Workload(bare).reference()).isEqualTo("Deployment/web");
    }

    private static Workload workload(String kind, String spec, String status) {
        String yaml =
                """
                apiVersion: apps/v1
                kind: %s
                metadata: {name: web, generation: 4}
                spec: {%stemplate: {metadata: {annotations: {credential.azurecredentials.io/web: key-2}}}}
                status: {%s}
                """
                        .formatted(kind, spec, status);
        return new Workload(Serialization.unmarshal(yaml, type(kind)));
    }

    private static Class<? extends HasMetadata> type(String kind) {
        return switch (kind) {
            case "Deployment" -> Deployment.class;
            case "StatefulSet" -> StatefulSet.class;
            default -> DaemonSet.class;
        };
    }
}
