package io.azurecredentials.input;

import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.World;
import java.util.List;

/** Root credentials that Entra does not take. */
final class RootCredentials {
    private static final World WORLD = BadWorld.WORLD;
    private static final String ROOT = WORLD.root().clientID();
    private static final String WRONG =
            "the client secret is wrong; write its value, not its id, into the Secret.";

    private final BadWorld azure;

    RootCredentials(BadWorld azure) {
        this.azure = azure;
    }

    List<Obstacle> rows() {
        return List.of(
                wrong(),
                expired(),
                removed(),
                unknown(),
                noPrincipal(),
                unknownTenant(),
                otherTenant());
    }

    private static Obstacle wrong() {
        return refused(
                        "a wrong client secret",
                        "{}",
                        "fake~wrong",
                        "CredentialRefused",
                        sentence(ROOT, WORLD.tenantID(), WRONG))
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
                        sentence(
                                client,
                                WORLD.tenantID(),
                                "the client secret expired; make another and write it into the Secret."))
                .curedBy(team -> team.rootSecret(good));
    }

    private Obstacle removed() {
        Application application = WORLD.application("removed");
        return Obstacle.of(
                        "a client secret that is removed in Azure",
                        team -> {
                            team.rootSecret(application.clientSecret());
                            team.write("AzureConfig", BadWorld.as("removed"));
                            team.awaitReason("AzureConfig", "AccessProven");
                            azure.removeSecret("removed");
                            team.touch("AzureConfig", BadWorld.as("removed"));
                            team.awaitReason("AzureConfig", "CredentialRefused");
                            team.write("AzureRole");
                            team.write("AzureCredential");
                        },
                        "AzureConfig",
                        "CredentialRefused",
                        sentence(application.clientID(), WORLD.tenantID(), WRONG))
                .curedBy(team -> team.rootSecret(application.secrets().getLast().text()));
    }

    private static Obstacle noPrincipal() {
        Application application = WORLD.application("no-principal");
        return refused(
                "an application without a service principal",
                BadWorld.as("no-principal"),
                application.clientSecret(),
                "ApplicationNotFound",
                sentence(
                        application.clientID(),
                        WORLD.tenantID(),
                        "the application has no service principal there; make it with az ad sp create --id and the clientID."));
    }

    private static Obstacle unknown() {
        return refused(
                        "an application that does not exist",
                        "{spec: {authentication: {clientSecret: {clientID: %s}}}}"
                                .formatted(Obstacles.NOBODY),
                        Obstacles.TEXT,
                        "ApplicationNotFound",
                        sentence(
                                Obstacles.NOBODY,
                                WORLD.tenantID(),
                                "there is no such application; check clientID and tenantID."))
                .curedBy(team -> team.write("AzureConfig"));
    }

    private static Obstacle unknownTenant() {
        return refused(
                "a tenant that does not exist",
                "{spec: {tenantID: %s}}".formatted(Obstacles.NOBODY),
                Obstacles.TEXT,
                "TenantNotFound",
                sentence(
                        ROOT,
                        Obstacles.NOBODY,
                        "there is no such tenant in that cloud; check tenantID and environment."));
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
