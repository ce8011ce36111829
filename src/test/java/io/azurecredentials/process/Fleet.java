package io.azurecredentials.process;

import io.azurecredentials.settings.Settings;
import io.azurecredentials.testcluster.Documents;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Objects;
import java.util.Optional;

/** Workloads of a team, and what their controllers would say of them. */
final class Fleet {
    private final Installation installation;
    private final String namespace;

    Fleet(Installation installation, String namespace) {
        this.installation = installation;
        this.namespace = namespace;
    }

    /** One whose pods all run; its label {@code app} is {@code shop}. */
    void make(String kind, String name) {
        apply(
                """
                {apiVersion: apps/v1, kind: %1$s, metadata: {name: %2$s, namespace: %3$s, labels: {app: shop}}, spec: {
                  selector: {matchLabels: {pod: %2$s}},
                  template: {metadata: {labels: {pod: %2$s}}, spec: {
                    containers: [{name: main, image: "registry.invalid/none:1"}]}}}}
                """
                        .formatted(kind, name, namespace));
        replacePods(kind, name);
    }

    /** All pods are those of the present template. */
    void replacePods(String kind, String name) {
        long generation = named(kind, name).get().getMetadata().getGeneration();
        named(kind, name)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        """
                        {"status": {"observedGeneration": %d, "replicas": 1, "updatedReplicas": 1, "availableReplicas": 1}}
                        """
                                .formatted(generation));
    }

    /** The key id that a pod template bears for the quickstart's credential; empty for none. */
    String mark(String kind, String name) {
        return Optional.ofNullable(
                        named(kind, name)
                                .get()
                                .<String>get(
                                        "spec",
                                        "template",
                                        "metadata",
                                        "annotations",
                                        "credential.azurecredentials.io/app"))
                .orElse("");
    }

    /** How often an operator has changed a Deployment. */
    long patches() {
        return installation.cluster().own().orElseThrow().requests().stream()
                .filter(it -> it.resource().equals("deployments") && it.verb().equals("patch"))
                .filter(it -> it.userAgent().startsWith(Settings.NAME))
                .filter(it -> it.status() == 200)
                .count();
    }

    /** The operator may restart them. */
    void allow() {
        apply(
                """
                {apiVersion: v1, kind: Namespace, metadata: {name: %s}}
                """
                        .formatted(namespace));
        apply(
                """
                {apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding,
                 metadata: {name: rollout, namespace: %s},
                 roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: %s},
                 subjects: [{kind: ServiceAccount, name: %s, namespace: %s}]}
                """
                        .formatted(
                                namespace,
                                installation.shipped(Settings.NAME + "-rollout"),
                                Settings.NAME,
                                Objects.requireNonNull(
                                        installation.environment("any").get("POD_NAMESPACE"))));
    }

    private void apply(String yaml) {
        installation.cluster().apply(Documents.parse(yaml));
    }

    private Resource<GenericKubernetesResource> named(String kind, String name) {
        return installation
                .client()
                .genericKubernetesResources("apps/v1", kind)
                .inNamespace(namespace)
                .withName(name);
    }
}
