package io.azurecredentials.input;

import io.azurecredentials.emulator.world.World;
import java.util.List;

/** Root credentials that Entra does not take. */
final class RootCredentials {
    private static final World WORLD = BadWorld.WORLD;
    private static final String ROOT = WORLD.root().clientID();

    List<Obstacle> rows() {
        return List.of(wrong(), expired(), unknown(), unknownTenant(), otherTenant());
    }

    private static Obstacle wrong() {
        return refused(
                        "a wrong client secret",
                        "{}",
                        "fake~wrong",
                        "CredentialRefused",
                        sentence(ROOT, WORLD.tenantID(), "the client secret is wrong."))
                .curedBy(team -> team.rootSecret(Obstacles.TEXT));
    }

    private static Obstacle expired() {
        String client = WORLD.application("expired").clientID();
        String good = WORLD.application("expired").secrets().getLast().text();
        return refused(
                        "an expired client secret",
                        BadWorld.as("expired"),
                        BadWorld.OLD_TEXT,
                        "CredentialExpired",
                        sentence(client, WORLD.tenantID(), "the client secret expired."))
                .curedBy(team -> team.rootSecret(good));
    }

    private static Obstacle unknown() {
        return refused(
                        "an application that does not exist",
                        "{spec: {authentication: {clientSecret: {clientID: %s}}}}"
                                .formatted(Obstacles.NOBODY),
                        Obstacles.TEXT,
                        "ApplicationNotFound",
                        sentence(Obstacles.NOBODY, WORLD.tenantID(), "no such application there."))
                .curedBy(team -> team.write("AzureConfig"));
    }

    private static Obstacle unknownTenant() {
        return refused(
                "a tenant that does not exist",
                "{spec: {tenantID: %s}}".formatted(Obstacles.NOBODY),
                Obstacles.TEXT,
                "TenantNotFound",
                sentence(ROOT, Obstacles.NOBODY, "there is no such tenant."));
    }

    private static Obstacle otherTenant() {
        return Obstacle.of(
                        "a tenant that is changed after first use",
                        team -> {
                            team.rootSecret(Obstacles.TEXT);
                            team.write("AzureConfig");
                            team.awaitReason("AzureConfig", "AccessProven");
                            team.write(
                                    "AzureConfig",
                                    "{spec: {tenantID: %s}}".formatted(Obstacles.NOBODY));
                            team.awaitReason("AzureConfig", "TenantChanged");
                            team.write("AzureRole");
                            team.write("AzureCredential");
                        },
                        "AzureConfig",
                        "TenantChanged",
                        "tenantID was %s at first use and must stay so; create another AzureConfig for another tenant."
                                .formatted(WORLD.tenantID()))
                .curedBy(team -> team.write("AzureConfig"));
    }

    private static Obstacle refused(
            String name, String change, String text, String reason, String says) {
        return Obstacle.of(
                name,
                team -> {
                    team.rootSecret(text);
                    team.write("AzureConfig", change);
                    team.write("AzureRole");
                    team.write("AzureCredential");
                },
                "AzureConfig",
                reason,
                says);
    }

    private static String sentence(String client, String tenant, String why) {
        return "Entra refused to give the root application %s of tenant %s a token for Azure Resource Manager: %s"
                .formatted(client, tenant, why);
    }
}
