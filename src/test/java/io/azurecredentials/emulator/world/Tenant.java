package io.azurecredentials.emulator.world;

import java.util.List;
import java.util.stream.Stream;

/** An Entra tenant, and what its directory holds from the start. */
public record Tenant(
        String id,
        String displayName,
        String domain,
        Cloud cloud,
        List<Application> applications,
        List<Group> groups,
        List<User> users) {

    /** A tenant without people. */
    public Tenant(
            String id,
            String displayName,
            String domain,
            Cloud cloud,
            List<Application> applications,
            List<Group> groups) {
        this(id, displayName, domain, cloud, applications, groups, List.of());
    }

    /** An empty tenant; its id follows from the name. */
    static Tenant named(String name, String domain, Cloud cloud) {
        return new Tenant(Ids.of("tenant", name), name, domain, cloud, List.of(), List.of());
    }

    /** Whether it is the one of {@link World#standard()}, whose ids follow from names alone. */
    boolean isStandard() {
        return id.equals(Ids.of("tenant"));
    }

    Tenant withApplications(List<Application> more) {
        return new Tenant(
                id, displayName, domain, cloud, joined(applications, more), groups, users);
    }

    Tenant withoutApplication(String name) {
        List<Application> others =
                applications.stream().filter(it -> !it.name().equals(name)).toList();
        return new Tenant(id, displayName, domain, cloud, others, groups, users);
    }

    Tenant withoutGroup(String name) {
        List<Group> others = groups.stream().filter(it -> !it.displayName().equals(name)).toList();
        return new Tenant(id, displayName, domain, cloud, applications, others, users);
    }

    Tenant withGroups(List<Group> more) {
        return new Tenant(
                id, displayName, domain, cloud, applications, joined(groups, more), users);
    }

    Tenant withUsers(List<User> more) {
        return new Tenant(
                id, displayName, domain, cloud, applications, groups, joined(users, more));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }
}
