package io.azurecredentials.testcluster;

import io.fabric8.kubernetes.api.model.APIGroup;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Takes everything out of namespaces of a run, whoever put it there and whatever holds it: their
 * operator is gone, and a bare API server has nobody who would do it.
 */
final class Emptying {

    private static final PatchContext MERGE =
            new PatchContext.Builder().withPatchType(PatchType.JSON_MERGE).build();

    private final KubernetesClient client;
    private final List<ResourceDefinitionContext> kinds;

    /** Knows the kinds that the cluster has now. */
    Emptying(KubernetesClient client) {
        this.client = client;
        this.kinds = kinds(client);
    }

    /**
     * Deletes all there is.
     *
     * @return how much was there
     */
    int empty(String namespace) {
        return kinds.stream().mapToInt(it -> empty(it, namespace)).sum();
    }

    private int empty(ResourceDefinitionContext kind, String namespace) {
        var all = client.genericKubernetesResources(kind).inNamespace(namespace);
        try {
            List<GenericKubernetesResource> items = all.list().getItems();
            if (!items.isEmpty()) {
                all.withGracePeriod(0).delete();
                items.forEach(it -> release(kind, it));
            }
            return items.size();
        } catch (KubernetesClientException e) {
            // The kind's definition may be gone by now.
            return 0;
        }
    }

    private void release(ResourceDefinitionContext kind, GenericKubernetesResource object) {
        if (object.getFinalizers().isEmpty()) {
            return;
        }
        try {
            client.genericKubernetesResources(kind)
                    .inNamespace(object.getMetadata().getNamespace())
                    .withName(object.getMetadata().getName())
                    .patch(MERGE, "{\"metadata\":{\"finalizers\":null}}");
        } catch (KubernetesClientException e) {
            if (e.getCode() != 404) {
                throw e;
            }
        }
    }

    private static List<ResourceDefinitionContext> kinds(KubernetesClient client) {
        Set<String> seen = new HashSet<>();
        return Stream.concat(
                        Stream.of("v1"),
                        client.getApiGroups().getGroups().stream().map(Emptying::preferred))
                .flatMap(it -> kinds(client, it))
                .filter(it -> seen.add(it.getGroup() + "/" + it.getPlural()))
                .toList();
    }

    private static String preferred(APIGroup group) {
        return group.getPreferredVersion().getGroupVersion();
    }

    private static Stream<ResourceDefinitionContext> kinds(
            KubernetesClient client, String version) {
        APIResourceList list = client.getApiResources(version);
        if (list == null) {
            return Stream.of();
        }
        return list.getResources().stream()
                .filter(APIResource::getNamespaced)
                .filter(it -> it.getVerbs().containsAll(List.of("list", "patch", "delete")))
                .map(it -> context(version, it));
    }

    private static ResourceDefinitionContext context(String groupVersion, APIResource resource) {
        int slash = groupVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder()
                .withGroup(groupVersion.substring(0, Math.max(slash, 0)))
                .withVersion(groupVersion.substring(slash + 1))
                .withKind(resource.getKind())
                .withPlural(resource.getName())
                .withNamespaced(true)
                .build();
    }
}
