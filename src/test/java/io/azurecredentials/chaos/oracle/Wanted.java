package io.azurecredentials.chaos.oracle;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.base.Condition;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.demo.Consumer.SignIn;
import io.azurecredentials.emulator.control.Inventory;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a credential is what its owner wanted and nothing more: Ready, in Azure one application
 * with one password of its own and what its role gives, and a Secret that works. Or its lease has
 * ended, and there is nothing of that.
 */
record Wanted(Inventory azure, Consumer consumer, Entitled entitled) {
    private static final String MARK = "azcred/";

    boolean is(AzureCredential credential, Optional<Secret> secret) {
        return hasEnded(credential) ? isOver(credential, secret) : works(credential, secret);
    }

    private static boolean hasEnded(AzureCredential credential) {
        return credential.getStatus() != null && credential.getStatus().endedAt() != null;
    }

    /** A lease that ended leaves nothing behind but its object. */
    private boolean isOver(AzureCredential credential, Optional<Secret> secret) {
        String uid = credential.getMetadata().getUid();
        return secret.flatMap(Publication::of).isEmpty()
                && azure.applications().stream()
                        .noneMatch(
                                it ->
                                        String.valueOf(it.uniqueName()).contains(uid)
                                                || ours(it, uid) > 0);
    }

    private boolean works(AzureCredential credential, Optional<Secret> secret) {
        return Optional.ofNullable(credential.getStatus())
                .filter(it -> isReady(it, credential.getMetadata().getGeneration()))
                .filter(Wanted::isTidy)
                .flatMap(it -> Optional.ofNullable(it.application()))
                .filter(it -> isWhole(it, credential.getMetadata().getUid()))
                .filter(it -> entitled.is(credential, it))
                .flatMap(_ -> secret)
                .flatMap(Publication::of)
                .filter(it -> consumer.signIn(it.asData()) == SignIn.ACCEPTED)
                .isPresent();
    }

    private static boolean isReady(AzureCredentialStatus status, long generation) {
        return Objects.requireNonNullElse(status.conditions(), List.<Condition>of()).stream()
                .filter(it -> it.type().equals(Condition.READY))
                .anyMatch(it -> it.holds() && it.observedGeneration() == generation);
    }

    private static boolean isTidy(AzureCredentialStatus status) {
        List<AzureCredentialStatus.Key> keys =
                Objects.requireNonNullElse(status.keys(), List.<AzureCredentialStatus.Key>of());
        return status.supersededApplications() == null
                && keys.size() == 1
                && keys.getFirst().state().equals("Published");
    }

    private boolean isWhole(Application wanted, String uid) {
        return azure.applications().stream()
                                .filter(it -> Objects.equals(wanted.objectID(), it.id()))
                                .filter(it -> ours(it, uid) == 1)
                                .count()
                        == 1
                && azure.servicePrincipals().stream()
                        .anyMatch(it -> it.id().equals(wanted.servicePrincipalID()));
    }

    private static long ours(Inventory.Application application, String uid) {
        return application.passwords().stream()
                .map(it -> String.valueOf(it.displayName()))
                .filter(it -> it.startsWith(MARK) && it.contains("/" + uid + "/"))
                .count();
    }
}
