package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.chaos.sabotage.InPlaceOf;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sabotage: all of a pass is decided on what the caches said when it began. */
public final class NoLiveRead {
    private static final Map<String, Optional<Secret>> SECRETS = new ConcurrentHashMap<>();

    private NoLiveRead() {}

    @InPlaceOf(FactsGatherer.class)
    public static Situation cached(
            FactsGatherer gatherer,
            AzureCredential credential,
            Optional<Secret> secret,
            FactsGatherer.References references) {
        SECRETS.put(credential.getMetadata().getUid(), secret);
        return gatherer.cached(credential, secret, references);
    }

    @InPlaceOf(FactsGatherer.class)
    public static Optional<Situation> live(
            FactsGatherer gatherer,
            AzureCredential credential,
            FactsGatherer.References references) {
        Optional<Secret> secret =
                SECRETS.getOrDefault(credential.getMetadata().getUid(), Optional.empty());
        return Optional.of(gatherer.cached(credential, secret, references));
    }
}
