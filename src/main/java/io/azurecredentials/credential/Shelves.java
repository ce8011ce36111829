package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.credential.lifecycle.Delivery;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Shelf;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Looks at every Secret that a credential has, had or is to have, and at no other. */
final class Shelves {
    private Shelves() {}

    /** Those that exist, ours or not. */
    static Map<String, Secret> secrets(
            AzureCredential credential, Ledger ledger, Function<String, Optional<Secret>> find) {
        Map<String, Secret> found = new HashMap<>();
        Stream.concat(
                        Stream.of(Situation.secretName(credential)),
                        ledger.keys().stream().map(Key::secretName))
                .filter(it -> !it.isEmpty())
                .distinct()
                .forEach(name -> find.apply(name).ifPresent(it -> found.put(name, it)));
        return found;
    }

    static Shelf of(AzureCredential credential, Map<String, Secret> secrets) {
        Map<String, Delivery> deliveries = new HashMap<>();
        secrets.forEach(
                (name, it) ->
                        deliveries.put(
                                name, PublishedSecret.delivery(Optional.of(it), credential)));
        return new Shelf(Situation.secretName(credential), deliveries);
    }
}
