package io.azurecredentials.application;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.reference.NamespacedName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The AzureConfigs through which one object's things were made, or are to be: what is made in one
 * tenant is worked on there to its end, wherever the next is made.
 *
 * @param wanted through which the next is to be made, if it can be read
 * @param former others that anything was made through, as far as they can be read
 */
public record Sources(Optional<AzureConfig> wanted, Map<NamespacedName, AzureConfig> former) {

    public Sources {
        former = Map.copyOf(former);
    }

    /**
     * @param issuers through whom things were made
     * @param find a config by its name; not asked for the one that is wanted
     */
    public static Sources of(
            Optional<AzureConfig> wanted,
            Stream<Issuer> issuers,
            Function<NamespacedName, Optional<AzureConfig>> find) {
        Map<NamespacedName, AzureConfig> former = new LinkedHashMap<>();
        issuers.map(Sources::name)
                .distinct()
                .filter(name -> wanted.map(NamespacedName::of).filter(name::equals).isEmpty())
                .forEach(name -> find.apply(name).ifPresent(it -> former.put(name, it)));
        return new Sources(wanted, former);
    }

    /** The config of that name, whether or not it is the same object still. */
    public Optional<AzureConfig> of(Issuer issuer) {
        return Optional.ofNullable(former.get(name(issuer)))
                .or(() -> wanted.filter(it -> NamespacedName.of(it).equals(name(issuer))));
    }

    /** One that says how long to be patient: what is made now has its word before what was. */
    public Optional<AzureConfig> any() {
        return wanted.or(() -> former.values().stream().findFirst());
    }

    /** How long Azure may lag, by whichever says the longest; nothing is gone before that. */
    public Optional<Duration> settle() {
        return Stream.concat(wanted.stream(), former.values().stream())
                .map(it -> it.getSpec().propagation().settle().getDuration())
                .max(Duration::compareTo);
    }

    private static NamespacedName name(Issuer issuer) {
        return new NamespacedName(issuer.configNamespace(), issuer.configName());
    }
}
