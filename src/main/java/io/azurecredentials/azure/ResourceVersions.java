package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * In which version the resources of a type are asked for. Of the types that most machines are, it
 * is known; of others their provider says it, and that is remembered. Thread-safe.
 *
 * @see <a href="https://learn.microsoft.com/rest/api/resources/providers/get-at-tenant-scope">Get a
 *     provider at tenant scope</a>
 */
final class ResourceVersions {
    /** Old enough for every cloud, new enough to name a machine's scale set. */
    private static final String COMPUTE = "2022-03-01";

    private static final Map<String, String> KNOWN =
            Map.of(
                    "microsoft.compute/virtualmachines",
                    COMPUTE,
                    "microsoft.compute/virtualmachinescalesets",
                    COMPUTE,
                    "microsoft.compute/virtualmachinescalesets/virtualmachines",
                    COMPUTE,
                    ArmResources.IDENTITY,
                    "2018-11-30");

    /** There are a few hundred types that can have an identity. */
    private static final int MOST = 500;

    private final LinkedHashMap<ResourceType, String> learned =
            new LinkedHashMap<>(16, 0.75f, true);

    /**
     * The version; empty if there is no such type.
     *
     * @param provider asks for a provider by its namespace: its types, each with its versions
     */
    Answer<Optional<String>> of(
            ResourceType type, Function<String, Answer<Map<String, List<String>>>> provider) {
        Optional<String> version =
                Optional.ofNullable(KNOWN.get(type.toString())).or(() -> remembered(type));
        return version.isPresent()
                ? Answer.given(version)
                : provider.apply(type.namespace()).map(it -> learn(type, it));
    }

    /** That version is not what is wanted any more. */
    synchronized void forget(ResourceType type) {
        learned.remove(type);
    }

    private synchronized Optional<String> remembered(ResourceType type) {
        return Optional.ofNullable(learned.get(type));
    }

    private synchronized Optional<String> learn(
            ResourceType type, Map<String, List<String>> versions) {
        Optional<String> best =
                versions.entrySet().stream()
                        .filter(it -> it.getKey().toLowerCase(Locale.ROOT).equals(type.name()))
                        .flatMap(it -> newest(it.getValue()).stream())
                        .findFirst();
        best.ifPresent(it -> learned.put(type, it));
        if (learned.size() > MOST) {
            learned.pollFirstEntry();
        }
        return best;
    }

    /** The newest that is no preview; if there are previews only, the newest of them. */
    static Optional<String> newest(List<String> versions) {
        return versions.stream()
                .max(
                        Comparator.comparing((String it) -> !it.contains("-preview"))
                                .thenComparing(Comparator.naturalOrder()));
    }
}
