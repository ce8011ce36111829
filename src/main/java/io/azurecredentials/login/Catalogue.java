package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.session.token.RoleID;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * AzureRoles and AzureConfigs as this replica was last told of them, so that strangers can be
 * answered without asking the API server. It may be behind: nobody is let in by what stands here
 * alone.
 */
public final class Catalogue implements AutoCloseable {
    private final List<SharedIndexInformer<AzureRole>> roles;
    private final List<SharedIndexInformer<AzureConfig>> configs;

    /**
     * Begins to listen; until all is there, everything is refused.
     *
     * @param namespaces empty for all
     */
    public Catalogue(KubernetesClient client, List<String> namespaces) {
        this.roles = informers(client, AzureRole.class, namespaces);
        this.configs = informers(client, AzureConfig.class, namespaces);
        Stream.concat(roles.stream(), configs.stream())
                .forEach(
                        it -> {
                            it.exceptionHandler((_, _) -> true);
                            var _ = it.start();
                        });
    }

    /** The role, if there is one that is to stay. */
    public Answer<Optional<AzureRole>> role(NamespacedName name) {
        return find(roles, name)
                .map(it -> it.filter(role -> role.getMetadata().getDeletionTimestamp() == null));
    }

    /** The roles of a namespace that are to stay; those of all if it has none. */
    List<RoleID> roles(String namespace) {
        List<RoleID> here = ids(roles.stream().flatMap(it -> indexed(it, namespace).stream()));
        return here.isEmpty()
                ? ids(roles.stream().flatMap(it -> it.getStore().list().stream()))
                : here;
    }

    /** The config, if there is one. */
    public Answer<Optional<AzureConfig>> config(NamespacedName name) {
        return find(configs, name);
    }

    /** Whether it is all there. */
    public boolean isComplete() {
        return isComplete(roles) && isComplete(configs);
    }

    @Override
    public void close() {
        roles.forEach(SharedIndexInformer::close);
        configs.forEach(SharedIndexInformer::close);
    }

    private static <T extends HasMetadata> List<SharedIndexInformer<T>> informers(
            KubernetesClient client, Class<T> type, List<String> namespaces) {
        return namespaces.isEmpty()
                ? List.of(client.resources(type).inAnyNamespace().runnableInformer(0))
                : namespaces.stream()
                        .map(it -> client.resources(type).inNamespace(it).runnableInformer(0))
                        .toList();
    }

    private static <T extends HasMetadata> Answer<Optional<T>> find(
            List<SharedIndexInformer<T>> informers, NamespacedName name) {
        if (!isComplete(informers)) {
            return Answer.refused(
                    Problem.retryable(
                            Reason.KUBERNETES_UNAVAILABLE,
                            "The API server has not told yet what there is; try again."));
        }
        String key = name.namespace() + "/" + name.name();
        return Answer.given(
                informers.stream()
                        .flatMap(it -> Stream.ofNullable(it.getStore().getByKey(key)))
                        .findFirst());
    }

    private static List<AzureRole> indexed(
            SharedIndexInformer<AzureRole> informer, String namespace) {
        return informer.getIndexer().byIndex(Cache.NAMESPACE_INDEX, namespace);
    }

    private static List<RoleID> ids(Stream<AzureRole> roles) {
        return roles.map(AzureRole::getMetadata)
                .filter(it -> it.getDeletionTimestamp() == null)
                .map(it -> new RoleID(it.getNamespace(), it.getName(), it.getUid()))
                .toList();
    }

    private static <T> boolean isComplete(List<SharedIndexInformer<T>> informers) {
        return informers.stream().allMatch(SharedIndexInformer::hasSynced);
    }
}
