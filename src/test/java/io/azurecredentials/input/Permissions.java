package io.azurecredentials.input;

import java.util.List;

/** Root applications that may sign in and not do what they are needed for. */
final class Permissions {
    private final BadWorld azure;

    Permissions(BadWorld azure) {
        this.azure = azure;
    }

    List<Obstacle> rows() {
        return List.of(noGraph(), noAssignments(), noArm());
    }

    private static Obstacle noGraph() {
        return lacking(
                        "no permission in Microsoft Graph",
                        "no-graph",
                        "AzureCredential",
                        "Microsoft Graph does not allow to make the application {app}: grant the root application the Microsoft Graph application permission Application.ReadWrite.OwnedBy, with an administrator's consent.")
                .curedBy(
                        team -> {
                            team.rootSecret(Obstacles.TEXT);
                            team.write("AzureConfig");
                        });
    }

    /** Known before an application is made that could get no role. */
    private Obstacle noAssignments() {
        return lacking(
                        "no permission to assign roles",
                        "no-assignments",
                        "AzureRole",
                        "Azure Resource Manager does not allow to assign roles at %s and take them away again: grant the root application Microsoft.Authorization/roleAssignments/write and Microsoft.Authorization/roleAssignments/delete there, which the role Role Based Access Control Administrator has."
                                .formatted(BadWorld.SCOPE))
                .curedBy(
                        team -> {
                            azure.letAssign("no-assignments");
                            team.touch("AzureRole", "{}");
                        });
    }

    private static Obstacle noArm() {
        return lacking(
                "no permission in Azure Resource Manager",
                "no-arm",
                "AzureRole",
                "Azure Resource Manager does not allow to look up the role Reader at %s: grant the root application Microsoft.Authorization/roleDefinitions/read at %s, which the role Reader has."
                        .formatted(BadWorld.SCOPE, BadWorld.SCOPE));
    }

    private static Obstacle lacking(String name, String application, String kind, String says) {
        return Obstacle.of(
                name,
                team -> {
                    team.rootSecret(BadWorld.WORLD.application(application).clientSecret());
                    team.write("AzureConfig", BadWorld.as(application));
                    team.write("AzureRole");
                    team.write("AzureCredential");
                },
                kind,
                "PermissionMissing",
                says);
    }
}
