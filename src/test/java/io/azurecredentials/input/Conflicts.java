package io.azurecredentials.input;

import java.util.List;

/** Objects that do not go together, though each is right by itself. */
final class Conflicts {

    List<Obstacle> rows() {
        return List.of(foreignSecret(), longOverlap(), notAdmitted());
    }

    private static Obstacle foreignSecret() {
        return Obstacle.of(
                        "a Secret of the wanted name that is not ours",
                        team -> {
                            team.secret("app", "theirs", "fake");
                            team.rootSecret(Obstacles.TEXT);
                            team.writeAll();
                        },
                        "AzureCredential",
                        "SecretConflict",
                        "The Secret app exists and does not belong to this AzureCredential, so it stays untouched; remove that Secret, or choose another secret.name.")
                .curedBy(team -> team.deleteSecret("app"));
    }

    /** Judged on the ttl in force: the credential's own is cut to the role's. */
    private static Obstacle longOverlap() {
        return Obstacle.of(
                        "an overlap that is longer than what the role's ttl leaves",
                        team -> {
                            team.rootSecret(Obstacles.TEXT);
                            team.write("AzureConfig");
                            team.write("AzureRole");
                            team.write(
                                    "AzureCredential",
                                    "{spec: {ttl: 48h, renewal: {overlap: 1h}}}");
                        },
                        "AzureCredential",
                        "InvalidSpec",
                        "renewal.overlap must be shorter than 19m48s, which is left of the ttl in force (1h) after renewAt; write a shorter one, or a lower renewAt.")
                .curedBy(team -> team.write("AzureCredential"));
    }

    private static Obstacle notAdmitted() {
        return Obstacle.of(
                        "a role in a namespace that does not admit this one",
                        team -> {
                            Team platform = team.platform();
                            platform.rootSecret(Obstacles.TEXT);
                            platform.write("AzureConfig");
                            platform.write("AzureRole");
                            team.write(
                                    "AzureCredential",
                                    "{spec: {roleRef: {namespace: %s}}}"
                                            .formatted(platform.namespace()));
                        },
                        "AzureCredential",
                        "ReferenceNotAllowed",
                        "AzureRole reader in namespace {ns}-platform does not exist, or its allowedNamespaces does not admit namespace {ns}; its owner can add that.")
                .curedBy(
                        team ->
                                team.platform()
                                        .write(
                                                "AzureRole",
                                                "{spec: {allowedNamespaces: {from: All}}}"));
    }
}
