package io.azurecredentials.input;

import java.util.List;

/** Entries of an AzureRole that Azure has nothing for. */
final class RoleEntries {
    private static final String TWIN = "22222222-2222-2222-2222-222222222222";
    private static final String OTHER_TWIN = "33333333-3333-3333-3333-333333333333";
    private static final String NOWHERE = BadWorld.SUBSCRIPTION + "/resourceGroups/nowhere";

    private final BadWorld azure;

    RoleEntries(BadWorld azure) {
        this.azure = azure;
    }

    List<Obstacle> rows() {
        return List.of(
                noMatch("a roleName with no match", "roleName", "Raeder"),
                noMatch("a roleID with no match", "roleID", Obstacles.NOBODY),
                severalMatches(),
                noScope("a resource group that does not exist", NOWHERE),
                noScope(
                        "a subscription that does not exist",
                        "/subscriptions/" + Obstacles.NOBODY));
    }

    private static Obstacle noMatch(String name, String field, String value) {
        return role(
                name,
                "{%s: %s, scope: %s}".formatted(field, value, BadWorld.SCOPE),
                "RoleDefinitionNotFound",
                "No role definition %s can be assigned at %s; write one of those that can: az role definition list --scope %s --query [].roleName"
                        .formatted(value, BadWorld.SCOPE, BadWorld.SCOPE));
    }

    private Obstacle severalMatches() {
        azure.role(TWIN, "Twin");
        azure.role(OTHER_TWIN, "Twin");
        String id = BadWorld.SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/";
        return role(
                        "a roleName with several matches",
                        "{roleName: Twin, scope: %s}".formatted(BadWorld.SCOPE),
                        "RoleDefinitionAmbiguous",
                        "Several role definitions at %s are called Twin; write one of these as roleID: %s%s, %s%s."
                                .formatted(BadWorld.SCOPE, id, TWIN, id, OTHER_TWIN))
                .curedBy(
                        team ->
                                team.write(
                                        "AzureRole",
                                        entry(
                                                "{roleID: %s, scope: %s}"
                                                        .formatted(id + TWIN, BadWorld.SCOPE))));
    }

    private static Obstacle noScope(String name, String scope) {
        return role(
                name,
                "{roleName: Reader, scope: %s}".formatted(scope),
                "ScopeNotFound",
                "Azure has nothing at the scope, asked to look up the role Reader at %s; check how scope is spelt, and that it exists."
                        .formatted(scope));
    }

    private static Obstacle role(String name, String entry, String reason, String says) {
        return Obstacle.of(
                        name,
                        team -> {
                            team.rootSecret(Obstacles.TEXT);
                            team.write("AzureConfig");
                            team.write("AzureRole", entry(entry));
                            team.write("AzureCredential");
                        },
                        "AzureRole",
                        reason,
                        says)
                .curedBy(team -> team.write("AzureRole"));
    }

    private static String entry(String entry) {
        return "{spec: {azureRoles: [%s]}}".formatted(entry);
    }
}
