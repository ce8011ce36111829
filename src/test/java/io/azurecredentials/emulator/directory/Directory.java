package io.azurecredentials.emulator.directory;

import io.azurecredentials.emulator.store.Consistency;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Replica;
import io.azurecredentials.emulator.store.Replicated;
import io.azurecredentials.emulator.world.Tenant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The objects of one tenant, the recycle bin included. Readers name the replica that answers them;
 * writers see the newest state and take turns ({@link #exclusively}).
 */
public final class Directory {

    private final Tenant tenant;
    private final Quirks quirks;
    private final Replicated<DirectoryObject> objects;
    private final Map<String, Set<String>> alternateKeys = new ConcurrentHashMap<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Consents consents;
    private final PermissionGrants permissionGrants = new PermissionGrants();
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    public Directory(Tenant tenant, Quirks quirks, Consistency consistency) {
        this.tenant = tenant;
        this.quirks = quirks;
        this.objects = new Replicated<>(consistency);
        this.consents = new Consents(tenant);
    }

    public Tenant tenant() {
        return tenant;
    }

    /** Which roles of applications are given to whom. */
    public Consents consents() {
        return consents;
    }

    /** Which delegated permissions are granted. */
    public PermissionGrants permissionGrants() {
        return permissionGrants;
    }

    public Quirks quirks() {
        return quirks;
    }

    /** Runs a decision and the writes that follow from it without another writer between them. */
    public <T> T exclusively(Supplier<T> change) {
        writing.lock();
        try {
            return change.get();
        } finally {
            writing.unlock();
        }
    }

    /**
     * Runs a write to an object, which is busy for as long as the quirks say.
     *
     * @param refused thrown instead if it is busy with another one
     */
    public <T> T alone(String id, Supplier<T> write, Supplier<RuntimeException> refused) {
        if (quirks.writeTakes().isZero()) {
            return write.get();
        }
        if (!busy.add(fold(id))) {
            throw refused.get();
        }
        try {
            Thread.sleep(quirks.writeTakes());
            return write.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the emulator is closing", e);
        } finally {
            busy.remove(fold(id));
        }
    }

    /** The newest version of an object, deleted or not. */
    public Optional<DirectoryObject> current(String id) {
        return objects.current(fold(id));
    }

    /** The newest versions of all objects, deleted or not. */
    public Stream<DirectoryObject> current() {
        return objects.current();
    }

    /** An object as a replica of Graph sees it, deleted or not. */
    public Optional<DirectoryObject> seen(String id, Replica replica) {
        String key = fold(id);
        return objects.current(key)
                .map(DirectoryObject::type)
                .map(ObjectType::lag)
                .or(() -> Optional.of(Lag.APPLICATION))
                .flatMap(lag -> objects.seen(key, lag, replica));
    }

    /** An object as another system than Graph sees it, deleted or not. */
    public Optional<DirectoryObject> seen(String id, Lag lag, Replica replica) {
        return objects.seen(fold(id), lag, replica);
    }

    /** All objects of a type as a replica of Graph sees them, by id, deleted or not. */
    public Stream<DirectoryObject> seen(ObjectType type, Replica replica) {
        return objects.seen(object -> object.type().lag(), replica)
                .filter(object -> object.type() == type);
    }

    /** The ids of objects that have, or had, this value of {@code appId} or {@code uniqueName}. */
    public Set<String> idsByKey(ObjectType type, String property, String value) {
        return alternateKeys.getOrDefault(keyOf(type, property, value), Set.of());
    }

    public void put(DirectoryObject object) {
        index(object, "appId");
        index(object, "uniqueName");
        objects.put(fold(object.id()), object);
    }

    /** Removes an object for good. Replicas that lag still find it by id, not by another key. */
    public void purge(DirectoryObject object) {
        objects.remove(fold(object.id()));
        unindex(object, "appId");
        unindex(object, "uniqueName");
    }

    private void index(DirectoryObject object, String property) {
        String value = object.text(property);
        if (!value.isEmpty()) {
            alternateKeys
                    .computeIfAbsent(
                            keyOf(object.type(), property, value),
                            key -> ConcurrentHashMap.newKeySet())
                    .add(object.id());
        }
    }

    private void unindex(DirectoryObject object, String property) {
        alternateKeys.computeIfPresent(
                keyOf(object.type(), property, object.text(property)),
                (key, ids) -> {
                    ids.remove(object.id());
                    return ids.isEmpty() ? null : ids;
                });
    }

    private static String keyOf(ObjectType type, String property, String value) {
        return type.collection() + "/" + property + "/" + fold(value);
    }

    /** Ids are GUIDs, which Azure compares without regard to case. */
    private static String fold(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
