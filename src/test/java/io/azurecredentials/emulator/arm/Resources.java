package io.azurecredentials.emulator.arm;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The resources of one tenant, those in deletion included. */
final class Resources {

    private final ConcurrentSkipListMap<String, Resource> all = new ConcurrentSkipListMap<>();
    private final Consumer<Resource> onRemoval;
    private final Map<String, String> power = new ConcurrentHashMap<>();
    private final Set<String> departed = ConcurrentHashMap.newKeySet();

    /**
     * @param onRemoval is told of every resource that goes at once
     */
    Resources(Consumer<Resource> onRemoval) {
        this.onRemoval = onRemoval;
    }

    Optional<Resource> find(ResourceId id, Instant now) {
        return Optional.ofNullable(all.get(id.key())).filter(found -> !found.isGone(now));
    }

    /** All resources whose id begins with this one, in order. */
    Stream<Resource> under(String prefix, Instant now) {
        return all.tailMap(prefix).entrySet().stream()
                .takeWhile(entry -> entry.getKey().startsWith(prefix))
                .map(Map.Entry::getValue)
                .filter(found -> !found.isGone(now));
    }

    void put(Resource resource) {
        all.put(resource.id().key(), resource);
        departed.remove(resource.id().key());
    }

    /** Whether a machine is {@code running}, {@code stopped} or {@code deallocated}. */
    String power(ResourceId id) {
        return power.getOrDefault(id.key(), "running");
    }

    void power(ResourceId id, String state) {
        power.put(id.key(), state);
    }

    /** Removes a resource at once, with all it contains. */
    void remove(ResourceId id) {
        removeUnder(id.key() + "/");
        remove(id.key());
    }

    void removeUnder(String prefix) {
        all.keySet().stream().filter(key -> key.startsWith(prefix)).toList().forEach(this::remove);
    }

    private void remove(String key) {
        Resource removed = all.remove(key);
        if (removed != null) {
            onRemoval.accept(removed);
        }
        departed.add(key);
    }

    /** Whether there once was such a resource: some providers answer differently then. */
    boolean hasDeparted(ResourceId id, Instant now) {
        Resource last = all.get(id.key());
        return departed.contains(id.key()) || (last != null && last.isGone(now));
    }
}
