package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureConfigSpec.Propagation;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.credential.lifecycle.Facts;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Owner;
import io.azurecredentials.credential.lifecycle.Patience;
import io.azurecredentials.role.policy.Limits;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;

/** Gathers everything a decision may look at, from caches or from the API server itself. */
final class FactsGatherer {
    /** Only while no config can be read, and then nothing is decided that would need it. */
    private static final Patience UNKNOWN =
            new Patience(3, Duration.ofSeconds(1), Duration.ofMinutes(10), Duration.ofMinutes(5));

    private final KubernetesClient client;
    private final Hands hands;
    private final String clusterID;
    private final Clock clock;
    private final Supplier<String> dice;

    FactsGatherer(
            KubernetesClient client,
            Hands hands,
            String clusterID,
            Clock clock,
            Supplier<String> dice) {
        this.client = client;
        this.hands = hands;
        this.clusterID = clusterID;
        this.clock = clock;
        this.dice = dice;
    }

    /** Looks up what a credential refers to; caches are good enough for it. */
    interface References {
        Optional<AzureRole> role(String namespace, String name);

        Optional<AzureConfig> config(String namespace, String name);
    }

    /** From caches: good for finding out that there is nothing to do. */
    Situation cached(AzureCredential credential, Optional<Secret> secret, References references) {
        return gather(credential, secret, references, false);
    }

    /** From the API server itself; empty if the object is gone. */
    Optional<Situation> live(AzureCredential credential, References references) {
        String namespace = credential.getMetadata().getNamespace();
        AzureCredential read =
                client.resources(AzureCredential.class)
                        .inNamespace(namespace)
                        .withName(credential.getMetadata().getName())
                        .get();
        if (read == null
                || !read.getMetadata().getUid().equals(credential.getMetadata().getUid())) {
            return Optional.empty();
        }
        Optional<Secret> secret =
                Optional.ofNullable(
                        client.secrets()
                                .inNamespace(namespace)
                                .withName(Situation.secretName(read))
                                .get());
        return Optional.of(gather(read, secret, references, isTerminating(namespace)));
    }

    private Situation gather(
            AzureCredential credential,
            Optional<Secret> secret,
            References references,
            boolean namespaceTerminating) {
        String namespace = credential.getMetadata().getNamespace();
        Ledger ledger = StatusLedger.read(credential.getStatus());
        Optional<AzureRole> role =
                references.role(namespace, credential.getSpec().roleRef().name());
        Optional<AzureConfig> wanted =
                role.flatMap(it -> references.config(namespace, it.getSpec().configRef().name()));
        boolean deleting = credential.getMetadata().getDeletionTimestamp() != null;
        Optional<AzureConfig> issuing =
                ledger.issuer()
                        .map(Issuer::configName)
                        .flatMap(it -> references.config(namespace, it));
        Facts facts =
                new Facts(
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        new Owner(clusterID, credential.getMetadata().getUid()),
                        deleting,
                        Wishes.of(credential, role, wanted, namespaceTerminating),
                        issuing.or(() -> wanted).map(FactsGatherer::patience).orElse(UNKNOWN),
                        ledger,
                        PublishedSecret.delivery(secret, credential),
                        hands.of(credential.getMetadata().getUid()),
                        dice.get());
        Optional<Limits> limits =
                role.flatMap(
                        r ->
                                wanted.map(
                                        c ->
                                                Limits.of(
                                                        c.getSpec(),
                                                        r.getSpec(),
                                                        credential.getSpec())));
        return new Situation(credential, secret, issuing.or(() -> wanted), limits, facts);
    }

    private boolean isTerminating(String name) {
        return Optional.ofNullable(client.namespaces().withName(name).get())
                .map(it -> it.getMetadata().getDeletionTimestamp())
                .isPresent();
    }

    private static Patience patience(AzureConfig config) {
        Propagation it = config.getSpec().propagation();
        return new Patience(
                it.successes(),
                it.interval().getDuration(),
                it.timeout().getDuration(),
                it.settle().getDuration());
    }
}
