package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.chaos.sabotage.InPlaceOf;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Sabotage: all of a pass is decided on what the caches said when it began. */
public final class NoLiveRead {
    private static final Map<String, Function<String, Optional<Secret>>> SECRETS =
            new ConcurrentHashMap<>();

    private NoLiveRead() {}

    @InPlaceOf(FactsGatherer.class)
    public static Situation cached(
            FactsGatherer gatherer,
            AzureCredential credential,
            Function<String, Optional<Secret>> secrets,
            FactsGatherer.References references) {
        Map<String, Optional<Secret>> first = new ConcurrentHashMap<>();
        SECRETS.put(
                credential.getMetadata().getUid(), name -> first.computeIfAbsent(name, secrets));
        return gatherer.cached(
                credential, name -> first.computeIfAbsent(name, secrets), references);
    }

    @InPlaceOf(FactsGatherer.class)
    public static Optional<Situation> live(
            FactsGatherer gatherer,
            AzureCredential credential,
            FactsGatherer.References references) {
        Function<String, Optional<Secret>> secrets =
                SECRETS.getOrDefault(credential.getMetadata().getUid(), _ -> Optional.empty());
        return Optional.of(gatherer.cached(credential, secrets, references));
    }
}
