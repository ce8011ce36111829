package io.azurecredentials.config;

import static io.azurecredentials.base.Reason.AMBIENT_NOT_ALLOWED;
import static io.azurecredentials.base.Reason.INVALID_SPEC;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigStatus;
import io.azurecredentials.api.v1alpha1.Environment;
import io.azurecredentials.azure.Cloud;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.config.Root.Place;
import io.azurecredentials.config.resolution.Destination;
import io.azurecredentials.config.resolution.Identities;
import io.azurecredentials.config.resolution.Identity;
import io.azurecredentials.config.resolution.Variables;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a config is to lead and the root credential that it asks for, as it and the Secret or
 * ServiceAccount it names are now.
 */
public final class Wanted {
    private final Surroundings surroundings;
    private final Roots roots;

    /** Nothing is read yet. */
    public Wanted(KubernetesClient client, Surroundings surroundings, Clock clock) {
        this.surroundings = surroundings;
        this.roots =
                new Roots(
                        new BootstrapSecret(client),
                        new Mint(client, surroundings.namespace(), clock),
                        surroundings);
    }

    /** Where it leads, once and for all, or why nowhere. */
    Answer<Destination> destination(AzureConfig config) {
        return Destination.of(config.getSpec(), surroundings.variables())
                .then(it -> it.since(config.getStatus()));
    }

    /**
     * The same, also while the spec does not say any more: what was made is still there. Another
     * tenant than at first use is refused.
     */
    Answer<Place> place(AzureConfig config) {
        return switch (destination(config)) {
            case Answer.Given<Destination>(Destination it) -> Answer.given(place(it));
            case Answer.Refused<Destination>(Problem problem) ->
                    firstUse(config.getStatus())
                            .filter(_ -> problem.reason() == INVALID_SPEC)
                            .map(Answer::given)
                            .orElseGet(() -> Answer.refused(problem));
        };
    }

    /**
     * What it is to sign in with, or that this does not exist.
     *
     * @param held what is in force until then
     */
    Answer<Root> root(AzureConfig config, Destination destination, Optional<Held> held) {
        return Identities.of(config.getSpec(), surroundings.variables(), destination.environment())
                .then(it -> allowed(config, it))
                .then(it -> roots.of(config.getMetadata(), place(destination), it, held));
    }

    /** Whether the pod may still be lent to it, if that is what it was. */
    boolean mayUse(AzureConfig config, Root root) {
        return !root.isAmbient() || isLentTo(config);
    }

    /** The same, or why not. */
    Answer<Root> usable(AzureConfig config, Root root) {
        return mayUse(config, root) ? Answer.given(root) : Answer.refused(notLent());
    }

    /** What the operator's pod says about Azure. */
    Variables variables() {
        return surroundings.variables();
    }

    /** The config is gone. */
    void forget(AzureConfig config) {
        roots.forget(config.getMetadata());
    }

    private Answer<Identity> allowed(AzureConfig config, Identity identity) {
        return !identity.isAmbient() || isLentTo(config)
                ? Answer.given(identity)
                : Answer.refused(notLent());
    }

    private static Problem notLent() {
        return new Problem.UserError(
                AMBIENT_NOT_ALLOWED,
                "This namespace may not sign in as the operator itself; write authentication with a client secret, a certificate or the ServiceAccount of a workload identity, or have the namespace added to the operator's setting AMBIENT_NAMESPACES.");
    }

    private boolean isLentTo(AzureConfig config) {
        return surroundings.lentTo().contains(config.getMetadata().getNamespace());
    }

    private static Optional<Place> firstUse(@Nullable AzureConfigStatus status) {
        return Optional.ofNullable(status)
                .flatMap(
                        it ->
                                Optional.ofNullable(it.tenantID())
                                        .map(tenant -> place(it.environment(), tenant)));
    }

    private static Place place(Destination destination) {
        return place(destination.environment(), destination.tenantID());
    }

    private static Place place(@Nullable Environment environment, String tenantID) {
        String name =
                Objects.requireNonNullElse(environment, Environment.AZURE_PUBLIC_CLOUD).toString();
        return new Place(Cloud.named(name).orElseThrow(), tenantID);
    }
}
