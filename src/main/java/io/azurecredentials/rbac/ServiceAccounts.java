package io.azurecredentials.rbac;

import io.azurecredentials.base.Answer;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.Optional;

/**
 * The ServiceAccounts that there are, read live.
 *
 * @param client may get them in every namespace
 */
public record ServiceAccounts(KubernetesClient client) {
    private static final String USER = "system:serviceaccount:";

    /** Where one is, and which. */
    public record ID(String namespace, String name, String uid) {}

    /**
     * Which one a caller is; empty if he is none.
     *
     * @see <a
     *     href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens">
     *     Service account tokens</a>
     */
    public static Optional<ID> of(Caller caller) {
        if (!caller.user().startsWith(USER)) {
            return Optional.empty();
        }
        List<String> names = List.of(caller.user().substring(USER.length()).split(":", -1));
        return names.size() == 2
                ? Optional.of(new ID(names.getFirst(), names.getLast(), caller.uid()))
                : Optional.empty();
    }

    /** Whether that very one is there, and is not being deleted. */
    public Answer<Boolean> isThere(ID id) {
        return Mishap.guard(
                () ->
                        Answer.given(
                                Optional.ofNullable(
                                                client.serviceAccounts()
                                                        .inNamespace(id.namespace())
                                                        .withName(id.name())
                                                        .get())
                                        .filter(it -> it.getMetadata().getUid().equals(id.uid()))
                                        .filter(it -> isToStay(it.getMetadata()))
                                        .isPresent()));
    }

    private static boolean isToStay(ObjectMeta metadata) {
        return metadata.getDeletionTimestamp() == null;
    }
}
