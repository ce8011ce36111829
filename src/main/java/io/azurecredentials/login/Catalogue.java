package io.azurecredentials.login;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.status.Informers;
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
    private final Informers<AzureRole> roles;
    private final Informers<AzureConfig> configs;

    /**
     * Begins to listen; until all of a namespace is there, everything in it is refused.
     *
     * @param namespaces empty for all
     * @param cast told of the roles that are to stay
     */
    public Catalogue(KubernetesClient client, List<String> namespaces, Cast cast) {
        this.roles =
                Informers.start(
                        "AzureRoles",
                        namespaces,
                        it ->
                                informer(client, AzureRole.class, it)
                                        .addEventHandler(new Casting(cast)));
        this.configs =
                Informers.start(
                        "AzureConfigs", namespaces, it -> informer(client, AzureConfig.class, it));
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
        return Stream.of(roles.missing(), configs.missing()).flatMap(List::stream).toList();
    }

    @Override
    public void close() {
        roles.close();
        configs.close();
    }

    private static <T extends HasMetadata> SharedIndexInformer<T> informer(
            KubernetesClient client, Class<T> type, Optional<String> namespace) {
        var all = client.resources(type);
        return namespace.isPresent()
                ? all.inNamespace(namespace.get()).runnableInformer(0)
                : all.inAnyNamespace().runnableInformer(0);
    }

    private static <T extends HasMetadata> Answer<Optional<T>> find(
            Informers<T> informers, NamespacedName name) {
        return informers.isComplete(name.namespace())
                ? Answer.given(informers.find(name.namespace(), name.name()))
                : Answer.refused(
                        Problem.retryable(
                                Reason.KUBERNETES_UNAVAILABLE,
                                "The API server has not told yet what there is; try again."));
    }
}
