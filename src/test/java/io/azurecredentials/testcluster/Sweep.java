package io.azurecredentials.testcluster;

import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.V1AdmissionRegistrationAPIGroupDSL;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Removes everything of a run, found by its label alone; may be done again at any time.
 *
 * @param patience how long a controller-manager, if there is one, may take to finish namespaces
 */
record Sweep(KubernetesClient client, Run run, Duration patience) {

    private static final Duration UNTIL_GONE = Duration.ofSeconds(60);

    /** Returns when all is gone, or what is not, named for a person. */
    List<String> all() {
        roles().forEach(FilterWatchListDeletable::delete);
        List<String> namespaces = namespaces().map(Sweep::nameOf).toList();
        Emptying emptying = new Emptying(client);
        namespaces.forEach(emptying::empty);
        namespaces.forEach(it -> client.namespaces().withName(it).delete());
        if (!gone(patience)) {
            // Nobody finishes namespaces here, or something came after they were emptied.
            namespaces()
                    .map(Sweep::nameOf)
                    .filter(it -> emptying.empty(it) == 0)
                    .forEach(this::finish);
            gone(UNTIL_GONE);
        }
        definitions();
        return Stream.concat(
                        namespaces().map(HasMetadata.class::cast),
                        roles().flatMap(it -> it.list().getItems().stream()))
                .map(it -> it.getKind() + " " + nameOf(it))
                .toList();
    }

    /** What has no namespace; bindings before what they bind. */
    private Stream<
                    FilterWatchListDeletable<
                            ? extends HasMetadata,
                            ? extends KubernetesResourceList<? extends HasMetadata>,
                            ?>>
            roles() {
        V1AdmissionRegistrationAPIGroupDSL admission = client.admissionRegistration().v1();
        return Stream.of(
                admission.validatingAdmissionPolicyBindings().withLabel(Run.LABEL, run.id()),
                admission.validatingAdmissionPolicies().withLabel(Run.LABEL, run.id()),
                client.rbac().clusterRoleBindings().withLabel(Run.LABEL, run.id()),
                client.rbac().clusterRoles().withLabel(Run.LABEL, run.id()));
    }

    /** Also those that a test forgot to label. */
    private Stream<Namespace> namespaces() {
        return client.namespaces().list().getItems().stream()
                .filter(it -> nameOf(it).startsWith(run.namespace("")));
    }

    private boolean gone(Duration patience) {
        try {
            await().atMost(patience)
                    .pollInterval(Duration.ofMillis(200))
                    .until(() -> namespaces().findAny().isEmpty());
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        }
    }

    /**
     * What the namespace controller does with an empty namespace.
     *
     * @see <a
     *     href="https://kubernetes.io/docs/tasks/administer-cluster/namespaces/#deleting-a-namespace">Deleting
     *     a namespace</a>
     */
    private void finish(String name) {
        String body =
                """
                {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"%s"},"spec":{"finalizers":[]}}
                """
                        .formatted(name);
        try {
            client.raw("/api/v1/namespaces/" + name + "/finalize", "PUT", body);
        } catch (KubernetesClientException e) {
            if (e.getCode() != 404 && e.getCode() != 409) {
                throw e;
            }
        }
    }

    /** Definitions go only if this run made them and no other run needs them. */
    private void definitions() {
        boolean alone =
                client.namespaces().withLabel(Run.LABEL).list().getItems().stream()
                        .allMatch(
                                it -> run.id().equals(it.getMetadata().getLabels().get(Run.LABEL)));
        if (alone) {
            client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withLabel(Run.LABEL, run.id())
                    .delete();
        }
    }

    private static String nameOf(HasMetadata object) {
        return object.getMetadata().getName();
    }
}
