package io.azurecredentials.input;

import io.azurecredentials.emulator.world.Group;
import java.util.List;

/** Groups of an AzureRole that a service principal cannot be made a member of. */
final class GroupEntries {
    List<Obstacle> rows() {
        String twins = Group.named(BadWorld.TWINS).id();
        String computed = BadWorld.WORLD.group(BadWorld.COMPUTED).id();
        String readers = BadWorld.WORLD.group("readers").id();
        return List.of(
                role(
                        "a groupName with no match",
                        "{azureGroups: [{groupName: nobody}]}",
                        "GroupNotFound",
                        "The tenant has no group nobody; write another groupName (az ad group list --query [].displayName)."),
                role(
                        "a group's objectID with no match",
                        "{azureGroups: [{objectID: %s}]}".formatted(Obstacles.NOBODY),
                        "GroupNotFound",
                        "The tenant has no group %s; write another objectID (az ad group list --query [].id)."
                                .formatted(Obstacles.NOBODY)),
                role(
                        "a groupName with several matches",
                        "{azureGroups: [{groupName: %s}]}".formatted(BadWorld.TWINS),
                        "GroupAmbiguous",
                        "Several groups of the tenant are called %s; write one of these as objectID: %s, %s."
                                .formatted(BadWorld.TWINS, BadWorld.OTHER_TWIN, twins)),
                role(
                        "a group that cannot take members",
                        "{azureGroups: [{groupName: %s}]}".formatted(BadWorld.COMPUTED),
                        "GroupNotAssignable",
                        "The group %s (%s) cannot take a service principal as a member: its members follow from a rule; name a security group with assigned members."
                                .formatted(BadWorld.COMPUTED, computed)),
                role(
                        "a group that is named twice",
                        "{azureGroups: [{groupName: readers}, {objectID: %s}]}".formatted(readers),
                        "InvalidSpec",
                        "azureGroups names the group readers (%s) more than once; remove all but one of the entries."
                                .formatted(readers)),
                role(
                        "a role that is named twice at a scope",
                        "{azureRoles: [{roleName: Reader, scope: %s}, {roleName: reader, scope: %s}]}"
                                .formatted(BadWorld.SCOPE, BadWorld.SCOPE),
                        "InvalidSpec",
                        "azureRoles names the role Reader at %s more than once; remove all but one of the entries."
                                .formatted(BadWorld.SCOPE)));
    }

    private static Obstacle role(String name, String spec, String reason, String says) {
        return Obstacle.of(
                        name,
                        team -> {
                            team.rootSecret(Obstacles.TEXT);
                            team.write("AzureConfig");
                            team.write("AzureRole", "{spec: %s}".formatted(spec));
                            team.write("AzureCredential");
                        },
                        "AzureRole",
                        reason,
                        says)
                .curedBy(team -> team.write("AzureRole"));
    }
}
