package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.status.Deafness;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
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
    private final Deafness roleDeafness = Deafness.of("AzureRoles");
    private final Deafness configDeafness = Deafness.of("AzureConfigs");

    /**
     * Begins to listen; until all is there, everything is refused.
     *
     * @param namespaces empty for all
     * @param cast told of the roles that are to stay
     */
    public Catalogue(KubernetesClient client, List<String> namespaces, Cast cast) {
        this.roles = informers(client, AzureRole.class, namespaces);
        this.configs = informers(client, AzureConfig.class, namespaces);
        roles.forEach(it -> it.addEventHandler(new Casting(cast)));
        start(roles, roleDeafness);
        start(configs, configDeafness);
    }

    /** The role, if there is one that is to stay. */
    public Answer<Optional<AzureRole>> role(NamespacedName name) {
        return find(roles, name)
                .map(it -> it.filter(role -> role.getMetadata().getDeletionTimestamp() == null));
    }

    /** The config, if there is one. */
    public Answer<Optional<AzureConfig>> config(NamespacedName name) {
        return find(configs, name);
    }

    /** What of it is not there yet, a sentence each. */
    public List<String> missing() {
        return Stream.of(
                        roleDeafness.missing(isComplete(roles)),
                        configDeafness.missing(isComplete(configs)))
                .flatMap(Optional::stream)
                .toList();
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

    private static <T> void start(List<SharedIndexInformer<T>> informers, Deafness deafness) {
        for (SharedIndexInformer<T> it : informers) {
            it.exceptionHandler(deafness);
            var _ = it.start();
        }
    }

    private static <T> boolean isComplete(List<SharedIndexInformer<T>> informers) {
        return informers.stream().allMatch(SharedIndexInformer::hasSynced);
    }
}
