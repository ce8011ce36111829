package io.azurecredentials.input;

import java.util.List;

/** What is referred to and is not there; it is picked up when it appears. */
final class MissingObjects {
    private static final String NO_SECRET =
            "The Secret azure-root with the key clientSecret does not exist in this namespace; create it with the application's client secret.";

    List<Obstacle> rows() {
        return List.of(noRole(), noConfig(), noSecret(), noKey(), secretTakenAway());
    }

    private static Obstacle noRole() {
        return Obstacle.of(
                        "no AzureRole",
                        team -> {
                            team.rootSecret(Obstacles.TEXT);
                            team.write("AzureConfig");
                            team.write("AzureCredential");
                        },
                        "AzureCredential",
                        "RoleNotFound",
                        "AzureRole reader does not exist in this namespace; create it or change roleRef.")
                .curedBy(team -> team.write("AzureRole"));
    }

    private static Obstacle noConfig() {
        return Obstacle.of(
                        "no AzureConfig",
                        team -> {
                            team.rootSecret(Obstacles.TEXT);
                            team.write("AzureRole");
                            team.write("AzureCredential");
                        },
                        "AzureRole",
                        "ConfigNotFound",
                        "AzureConfig platform does not exist in this namespace; create it or change configRef.")
                .curedBy(team -> team.write("AzureConfig"));
    }

    private static Obstacle noSecret() {
        return Obstacle.of(
                        "no Secret with the client secret",
                        Team::writeAll,
                        "AzureConfig",
                        "SecretNotFound",
                        NO_SECRET)
                .curedBy(team -> team.rootSecret(Obstacles.TEXT));
    }

    private static Obstacle noKey() {
        return Obstacle.of(
                        "a Secret without the key",
                        team -> {
                            team.secret("azure-root", "password", Obstacles.TEXT);
                            team.writeAll();
                        },
                        "AzureConfig",
                        "SecretNotFound",
                        NO_SECRET)
                .curedBy(team -> team.rootSecret(Obstacles.TEXT));
    }

    private static Obstacle secretTakenAway() {
        return Obstacle.of(
                        "a Secret that is taken away",
                        team -> {
                            team.rootSecret(Obstacles.TEXT);
                            team.write("AzureConfig");
                            team.awaitReason("AzureConfig", "AccessProven");
                            team.deleteSecret("azure-root");
                            team.awaitReason("AzureConfig", "SecretNotFound");
                            team.write("AzureRole");
                            team.write("AzureCredential");
                        },
                        "AzureConfig",
                        "SecretNotFound",
                        NO_SECRET)
                .curedBy(team -> team.rootSecret(Obstacles.TEXT));
    }
}
