package io.azurecredentials.emulator.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The delegated permissions that were granted in a tenant, by id. They are no directory objects.
 */
public final class PermissionGrants {
    private final Map<String, ObjectNode> all = new ConcurrentSkipListMap<>();

    public Optional<ObjectNode> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    /** Puts a grant there unless there is one of that id. */
    public boolean add(String id, ObjectNode grant) {
        return all.putIfAbsent(id, grant) == null;
    }

    public void replace(String id, ObjectNode grant) {
        all.put(id, grant);
    }

    public void remove(String id) {
        all.remove(id);
    }

    /** All grants; their clients and resources may be gone. */
    public List<ObjectNode> all() {
        return List.copyOf(all.values());
    }
}
