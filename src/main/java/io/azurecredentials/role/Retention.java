package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.DeletionPolicy;
import io.azurecredentials.config.Holders;
import io.azurecredentials.reference.Dependents;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.status.Finalizers;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;

/**
 * Keeps a role that is to go while anything that was issued from it is left. With {@code Block} its
 * AzureCredentials have to be deleted first; with {@code Revoke} they learn of it and end.
 */
public final class Retention {
    private final Holders<AzureCredential, AzureRole> credentials;
    private final Finalizers finalizers;

    /** What became of the role. */
    sealed interface Outcome {}

    /** Nothing holds it, and its finalizer is off. */
    record Released() implements Outcome {}

    /** Nothing holds it, but somebody has changed it meanwhile. */
    record Raced() implements Outcome {}

    /** It waits, and says for what. */
    record Kept(String message) implements Outcome {}

    /**
     * Nothing is read or written yet.
     *
     * @param namespaces that are served; empty for all
     */
    public Retention(KubernetesClient client, Finalizers finalizers, List<String> namespaces) {
        this.finalizers = finalizers;
        this.credentials =
                new Holders<>(
                        AzureCredential.class,
                        (credential, role) ->
                                Dependents.refersTo(credential, NamespacedName.of(role)),
                        (credential, role) ->
                                Dependents.isIssuedFrom(credential, NamespacedName.of(role)),
                        client,
                        namespaces);
    }

    EventSource<?, AzureRole> source(EventSourceContext<AzureRole> context) {
        return credentials.source(context);
    }

    Outcome of(AzureRole role) {
        List<AzureCredential> holders = credentials.of(role);
        if (holders.isEmpty()) {
            return finalizers.remove(role, RoleReconciler.FINALIZER) ? new Released() : new Raced();
        }
        String names = Dependents.named(holders, role.getMetadata().getNamespace());
        return new Kept(
                role.getSpec().deletionPolicy() == DeletionPolicy.REVOKE
                        ? "What was issued from it is revoked first: " + names + "."
                        : "Deletion waits for "
                                + names
                                + ". Nothing new is issued; what lives is renewed until it is deleted, or until deletionPolicy is Revoke.");
    }
}
