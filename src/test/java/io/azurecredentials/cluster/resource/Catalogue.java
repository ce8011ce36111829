package io.azurecredentials.cluster.resource;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All kinds that are served at the moment; safe for use by many threads. */
public final class Catalogue {

    private final Map<String, ResourceType> types = new ConcurrentHashMap<>();

    /** Serves {@code type} from now on, in place of what had its name. */
    public void add(ResourceType type) {
        types.put(name(type.group(), type.version(), type.names().plural()), type);
    }

    /** Stops serving {@code type}. */
    public void remove(ResourceType type) {
        types.remove(name(type.group(), type.version(), type.names().plural()));
    }

    /** The kind with this plural name. */
    public Optional<ResourceType> find(String group, String version, String plural) {
        return Optional.ofNullable(types.get(name(group, version, plural)));
    }

    /** The kind that a document names. */
    public Optional<ResourceType> findKind(String apiVersion, String kind) {
        return types.values().stream()
                .filter(t -> t.apiVersion().equals(apiVersion) && t.names().kind().equals(kind))
                .findFirst();
    }

    /** Every kind, ordered by group, version and name. */
    public List<ResourceType> all() {
        return types.values().stream()
                .sorted(
                        Comparator.comparing(ResourceType::group)
                                .thenComparing(ResourceType::version)
                                .thenComparing(t -> t.names().plural()))
                .toList();
    }

    /** One served version of each stored kind. */
    public List<ResourceType> stored() {
        Map<String, ResourceType> byStorage = new LinkedHashMap<>();
        all().forEach(t -> byStorage.merge(t.storage(), t, Catalogue::storedVersion));
        return List.copyOf(byStorage.values());
    }

    /** A served version of the kind that is kept there. */
    public Optional<ResourceType> keptIn(String storage) {
        return types.values().stream()
                .filter(t -> t.storage().equals(storage))
                .reduce(Catalogue::storedVersion);
    }

    private static ResourceType storedVersion(ResourceType a, ResourceType b) {
        return a.view().direct() ? a : b;
    }

    private static String name(String group, String version, String plural) {
        return group + "/" + version + "/" + plural;
    }
}
