package io.azurecredentials.role;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.AzureRoleSpec.DeletionPolicy;
import io.azurecredentials.base.Reason;
import io.azurecredentials.config.Holders;
import io.azurecredentials.reference.Dependents;
import io.azurecredentials.reference.NamespacedName;
import io.azurecredentials.status.Finalizers;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps a role that is to go while anything that was issued from it is left. With {@code Block} its
 * AzureCredentials have to be deleted first; with {@code Revoke} they learn of it and end. So it
 * keeps an application of a role's while any credential uses it.
 */
public final class Retention {
    private static final Set<String> LOST =
            Stream.of(
                            Reason.GROUP_NOT_FOUND,
                            Reason.ROLE_DEFINITION_NOT_FOUND,
                            Reason.SCOPE_NOT_FOUND,
                            Reason.APPLICATION_NOT_FOUND)
                    .map(Reason::toString)
                    .collect(Collectors.toUnmodifiableSet());

    private final Holders<AzureCredential, AzureRole> credentials;
    private final Finalizers finalizers;
    private final Uses uses = new Uses();

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
                        this::woken,
                        client,
                        namespaces);
    }

    /**
     * One that lets go of an application that is to go, or that does not find any more what the
     * role had found: whoever looks again is the role, and its next look may be far away.
     */
    private Predicate<AzureRole> woken(AzureCredential credential) {
        Set<String> used = uses.heard(credential);
        boolean lost = isAtALoss(credential);
        return role ->
                (lost && Dependents.refersTo(credential, NamespacedName.of(role)))
                        || keeps(role, used);
    }

    /** Whether one of these is to go, once nobody uses it. */
    private static boolean keeps(AzureRole role, Set<String> applications) {
        return Estates.read(role)
                .superseded()
                .flatMap(it -> it.ids().stream())
                .anyMatch(it -> applications.contains(it.objectID()));
    }

    /**
     * Whether something is in its way that only another look at what its role names can tell of.
     */
    static boolean isAtALoss(AzureCredential credential) {
        return Stream.ofNullable(credential.getStatus())
                .flatMap(it -> Stream.ofNullable(it.conditions()))
                .flatMap(List::stream)
                .anyMatch(it -> LOST.contains(it.reason()));
    }

    EventSource<?, AzureRole> source(EventSourceContext<AzureRole> context) {
        return credentials.source(context);
    }

    /** For what it waits, in a sentence; empty if nothing that was issued from it is left. */
    Optional<String> awaited(AzureRole role) {
        List<AzureCredential> holders = credentials.of(role);
        if (holders.isEmpty()) {
            return Optional.empty();
        }
        String names = Dependents.named(holders, role.getMetadata().getNamespace());
        return Optional.of(
                role.getSpec().deletionPolicy() == DeletionPolicy.REVOKE
                        ? "What was issued from it is revoked first: " + names + "."
                        : "Deletion waits for "
                                + names
                                + ". Nothing new is issued; what lives is renewed until it is"
                                + " deleted, or until deletionPolicy is Revoke.");
    }

    /** Whether some credential's passwords are, or may be, on an application. */
    boolean isUsed(String applicationObjectID) {
        return !credentials.those(it -> Dependents.isOn(it, applicationObjectID)).isEmpty();
    }

    /** Takes its finalizer off; if not, somebody has changed it meanwhile. */
    boolean release(AzureRole role) {
        return finalizers.remove(role, RoleReconciler.FINALIZER);
    }
}
