package io.azurecredentials.gitops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a controller that has its objects from Git does with the API server: it applies them
 * server-side together with the marks that it knows them by, compares them, and removes what Git
 * has no more.
 *
 * @param manager its field manager
 * @param labels that it marks everything with
 * @param annotations the same; {@code %s} stands for the object
 */
record GitController(
        KubernetesClient client,
        String manager,
        Map<String, String> labels,
        Map<String, String> annotations) {

    private static final KubernetesSerialization JSON = new KubernetesSerialization();

    /** With the marks of both ways in which it tracks objects. */
    static GitController argoCD(KubernetesClient client) {
        return new GitController(
                client,
                "argocd-controller",
                Map.of("app.kubernetes.io/instance", "team-a"),
                Map.of("argocd.argoproj.io/tracking-id", "team-a:%s"));
    }

    /** With the marks of a Kustomization. */
    static GitController flux(KubernetesClient client) {
        return new GitController(
                client,
                "kustomize-controller",
                Map.of(
                        "kustomize.toolkit.fluxcd.io/name", "team-a",
                        "kustomize.toolkit.fluxcd.io/namespace", "flux-system"),
                Map.of());
    }

    /** Applies an object, as it stands in Git. */
    void apply(ObjectNode written) {
        var _ = client.resource(marked(written)).patch(patch().build());
    }

    /** Whether applying it once more would change anything: server-side diff. */
    boolean wouldChange(ObjectNode written) {
        ObjectNode then =
                plain(
                        client.resource(marked(written))
                                .patch(patch().withDryRun(List.of("All")).build()));
        return !then.equals(live(written).map(GitController::withoutOwners).orElse(null));
    }

    /**
     * Whether something of it is otherwise in the cluster: a diff on the side of the client, which
     * takes what others have added for no difference, but for members of lists.
     */
    boolean isOtherwise(ObjectNode written) {
        JsonNode wanted = JSON.convertValue(marked(written), JsonNode.class);
        return live(written).filter(it -> says(it, wanted)).isEmpty();
    }

    private static boolean says(JsonNode live, JsonNode wanted) {
        return wanted.isObject()
                ? wanted.properties().stream()
                        .allMatch(it -> says(live.path(it.getKey()), it.getValue()))
                : live.equals(wanted);
    }

    /** Removes it, and what it owns before it. */
    void prune(ObjectNode written) {
        var _ =
                client.resource(marked(written))
                        .withPropagationPolicy(DeletionPropagation.FOREGROUND)
                        .delete();
    }

    /** What is in the cluster. */
    Optional<ObjectNode> live(ObjectNode written) {
        return Optional.ofNullable(client.resource(marked(written)).get())
                .map(it -> JSON.convertValue(it, ObjectNode.class));
    }

    private GenericKubernetesResource marked(ObjectNode written) {
        ObjectNode marked = written.deepCopy();
        ObjectNode metadata = marked.withObject("/metadata");
        labels.forEach(metadata.withObject("/labels")::put);
        annotations.forEach(
                (key, value) ->
                        metadata.withObject("/annotations")
                                .put(key, value.formatted(name(written))));
        return Serialization.unmarshal(marked.toString(), GenericKubernetesResource.class);
    }

    /** Of an object, for people. */
    static String name(ObjectNode written) {
        return written.path("kind").asText() + "/" + written.at("/metadata/name").asText();
    }

    private PatchContext.Builder patch() {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(true);
    }

    private static ObjectNode plain(GenericKubernetesResource object) {
        return withoutOwners(JSON.convertValue(object, ObjectNode.class));
    }

    /** An apply may note when it was made. */
    private static ObjectNode withoutOwners(ObjectNode object) {
        ObjectNode plain = object.deepCopy();
        plain.withObject("/metadata").remove(List.of("managedFields", "resourceVersion"));
        return plain;
    }
}
