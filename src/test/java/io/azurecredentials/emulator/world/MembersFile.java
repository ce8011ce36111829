package io.azurecredentials.emulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The {@code groups} of a {@link WorldFile}, whose members are named and may be groups as well. */
record MembersFile(WorldDraft draft) {

    void read(Entry file) {
        for (Entry entry : file.entries("groups", "displayName", "tenant", "members")) {
            Tenant tenant = draft.tenant(entry);
            String name = entry.text("displayName");
            List<String> members = new ArrayList<>();
            for (String member : entry.texts("members")) {
                members.add(
                        id(tenant, member)
                                .orElseThrow(
                                        () ->
                                                entry.wrong(
                                                        "members",
                                                        "names '"
                                                                + member
                                                                + "', which is nobody above.")));
            }
            Group empty =
                    tenant.isStandard() ? Group.named(name) : Group.of(tenant.displayName(), name);
            Group group = empty.withMembers(members.toArray(String[]::new));
            draft.put(tenant.withoutGroup(name).withGroups(List.of(group)));
        }
    }

    /** A user, an application's service principal, a group, an identity or a machine's own. */
    private Optional<String> id(Tenant tenant, String name) {
        return Stream.of(
                        tenant.users().stream()
                                .filter(
                                        user ->
                                                user.displayName().equals(name)
                                                        || user.userPrincipalName().equals(name))
                                .map(User::id),
                        tenant.applications().stream()
                                .filter(application -> application.name().equals(name))
                                .flatMap(application -> application.servicePrincipalID().stream()),
                        tenant.groups().stream()
                                .filter(group -> group.displayName().equals(name))
                                .map(Group::id),
                        draft.identity(name).stream().map(ManagedIdentity::principalID),
                        draft.machine(name).stream()
                                .flatMap(machine -> machine.own().stream())
                                .map(ManagedIdentity::principalID))
                .flatMap(found -> found)
                .findFirst();
    }
}
