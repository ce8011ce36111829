package io.azurecredentials.emulator.directory;

import io.azurecredentials.emulator.world.Tenant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;

/** Which roles of applications, permissions of Microsoft Graph among them, were given to whom. */
public final class Consents {
    private final Map<String, AppRoleAssignment> all = new ConcurrentSkipListMap<>();
    private final String graph;

    Consents(Tenant tenant) {
        this.graph = MicrosoftGraph.id(tenant);
    }

    /** Gives a principal of the world its permissions of Microsoft Graph. */
    public void grant(String principalID, Set<String> permissions) {
        for (String permission : permissions) {
            add(
                    new AppRoleAssignment(
                            principalID,
                            graph,
                            MicrosoftGraph.roleID(permission),
                            permission,
                            "2020-01-01T00:00:00Z"));
        }
    }

    /** The permissions of Microsoft Graph that a service principal was given. */
    public Set<String> of(String principalID) {
        return all.values().stream()
                .filter(it -> it.resourceID().equals(graph))
                .filter(it -> it.principalID().equals(principalID) && !it.value().isEmpty())
                .map(AppRoleAssignment::value)
                .collect(Collectors.toSet());
    }

    /** Puts an assignment there unless there is the same one. */
    public boolean add(AppRoleAssignment assignment) {
        return all.putIfAbsent(assignment.id(), assignment) == null;
    }

    public Optional<AppRoleAssignment> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    public void remove(AppRoleAssignment assignment) {
        all.remove(assignment.id());
    }

    /** All assignments, by id. */
    public List<AppRoleAssignment> all() {
        return List.copyOf(all.values());
    }
}
