package io.azurecredentials.input;

import static org.awaitility.Awaitility.await;

import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The table of what kubectl takes and the operator cannot work with. */
final class Obstacles {
    private static final String KEY = "clientSecret";
    private static final String TEXT = BadWorld.WORLD.root().clientSecret();
    private static final String NOBODY = "00000000-0000-0000-0000-00000000dead";
    private static final String TWIN = "22222222-2222-2222-2222-222222222222";
    private static final String OTHER_TWIN = "33333333-3333-3333-3333-333333333333";

    private final BadWorld azure;

    Obstacles(BadWorld azure) {
        this.azure = azure;
    }

    /** Every row; those of Azure may need something there, which is made now. */
    List<Obstacle> all() {
        azure.role(TWIN, "Twin");
        azure.role(OTHER_TWIN, "Twin");
        return Stream.of(missing(), secrets(), roles(), permissions(), kubernetes())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Obstacle> missing() {
        return List.of(
                Obstacle.of(
                                "no AzureRole",
                                team -> {
                                    team.secret(KEY, TEXT);
                                    team.write("AzureConfig");
                                    team.write("AzureCredential");
                                },
                                "AzureCredential",
                                "RoleNotFound",
                                "AzureRole reader does not exist in this namespace; create it or change roleRef.")
                        .curedBy(team -> team.write("AzureRole")),
                Obstacle.of(
                                "no AzureConfig",
                                team -> {
                                    team.secret(KEY, TEXT);
                                    team.write("AzureRole");
                                    team.write("AzureCredential");
                                },
                                "AzureRole",
                                "ConfigNotFound",
                                "AzureConfig platform does not exist in this namespace; create it or change configRef.")
                        .curedBy(team -> team.write("AzureConfig")),
                Obstacle.of(
                                "no Secret with the client secret",
                                Team::writeAll,
                                "AzureConfig",
                                "SecretNotFound",
                                "The Secret azure-root with the key clientSecret does not exist in this namespace; create it with the application's client secret.")
                        .curedBy(team -> team.secret(KEY, TEXT)),
                Obstacle.of(
                                "a Secret without the key",
                                team -> {
                                    team.secret("password", TEXT);
                                    team.writeAll();
                                },
                                "AzureConfig",
                                "SecretNotFound",
                                "The Secret azure-root with the key clientSecret does not exist in this namespace; create it with the application's client secret.")
                        .curedBy(team -> team.secret(KEY, TEXT)),
                Obstacle.of(
                                "a Secret that is taken away",
                                Obstacles::takeSecretAway,
                                "AzureConfig",
                                "SecretNotFound",
                                "The Secret azure-root with the key clientSecret does not exist in this namespace; create it with the application's client secret.")
                        .curedBy(team -> team.secret(KEY, TEXT)));
    }

    private static void takeSecretAway(Team team) {
        team.secret(KEY, TEXT);
        team.write("AzureConfig");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> team.says("AzureConfig", "AccessProven"));
        team.deleteSecret("azure-root");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> team.says("AzureConfig", "SecretNotFound"));
        team.write("AzureRole");
        team.write("AzureCredential");
    }

    private static List<Obstacle> secrets() {
        World world = BadWorld.WORLD;
        String root = world.root().clientID();
        String expired = world.application("expired").clientID();
        return List.of(
                refusedByEntra(
                                "a wrong client secret",
                                "{}",
                                "fake~wrong",
                                "CredentialRefused",
                                "Entra refused to give the root application %s of tenant %s a token for Azure Resource Manager: the client secret is wrong."
                                        .formatted(root, world.tenantID()))
                        .curedBy(team -> team.secret(KEY, TEXT)),
                refusedByEntra(
                                "an expired client secret",
                                BadWorld.as("expired"),
                                BadWorld.OLD_TEXT,
                                "CredentialExpired",
                                "Entra refused to give the root application %s of tenant %s a token for Azure Resource Manager: the client secret expired."
                                        .formatted(expired, world.tenantID()))
                        .curedBy(
                                team ->
                                        team.secret(
                                                KEY,
                                                world.application("expired")
                                                        .secrets()
                                                        .getLast()
                                                        .text())),
                refusedByEntra(
                                "an application that does not exist",
                                "{spec: {authentication: {clientSecret: {clientID: %s}}}}"
                                        .formatted(NOBODY),
                                TEXT,
                                "ApplicationNotFound",
                                "Entra refused to give the root application %s of tenant %s a token for Azure Resource Manager: no such application there."
                                        .formatted(NOBODY, world.tenantID()))
                        .curedBy(team -> team.write("AzureConfig")),
                refusedByEntra(
                        "a tenant that does not exist",
                        "{spec: {tenantID: %s}}".formatted(NOBODY),
                        TEXT,
                        "TenantNotFound",
                        "Entra refused to give the root application %s of tenant %s a token for Azure Resource Manager: there is no such tenant."
                                .formatted(root, NOBODY)),
                Obstacle.of(
                                "a tenant that is changed after first use",
                                Obstacles::changeTenant,
                                "AzureConfig",
                                "TenantChanged",
                                "tenantID was %s at first use and must stay so; create another AzureConfig for another tenant."
                                        .formatted(world.tenantID()))
                        .curedBy(team -> team.write("AzureConfig")));
    }

    private static Obstacle refusedByEntra(
            String name, String change, String text, String reason, String says) {
        return Obstacle.of(
                name,
                team -> {
                    team.secret(KEY, text);
                    team.write("AzureConfig", change);
                    team.write("AzureRole");
                    team.write("AzureCredential");
                },
                "AzureConfig",
                reason,
                says);
    }

    private static void changeTenant(Team team) {
        team.secret(KEY, TEXT);
        team.write("AzureConfig");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> team.says("AzureConfig", "AccessProven"));
        team.write("AzureConfig", "{spec: {tenantID: %s}}".formatted(NOBODY));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> team.says("AzureConfig", "TenantChanged"));
        team.write("AzureRole");
        team.write("AzureCredential");
    }

    private static List<Obstacle> roles() {
        String scope = BadWorld.SCOPE;
        String nowhere = BadWorld.SUBSCRIPTION + "/resourceGroups/nowhere";
        String elsewhere = "/subscriptions/" + NOBODY;
        String id = BadWorld.SUBSCRIPTION + "/providers/Microsoft.Authorization/roleDefinitions/";
        return List.of(
                role(
                        "a roleName with no match",
                        "{roleName: Raeder, scope: %s}".formatted(scope),
                        "RoleDefinitionNotFound",
                        "No role definition Raeder can be assigned at %s; check roleName or roleID."
                                .formatted(scope)),
                role(
                        "a roleID with no match",
                        "{roleID: %s, scope: %s}".formatted(NOBODY, scope),
                        "RoleDefinitionNotFound",
                        "No role definition %s can be assigned at %s; check roleName or roleID."
                                .formatted(NOBODY, scope)),
                role(
                        "a roleName with several matches",
                        "{roleName: Twin, scope: %s}".formatted(scope),
                        "RoleDefinitionAmbiguous",
                        "Several role definitions at %s are called Twin; write one of these as roleID: %s%s, %s%s."
                                .formatted(scope, id, TWIN, id, OTHER_TWIN)),
                role(
                        "a resource group that does not exist",
                        "{roleName: Reader, scope: %s}".formatted(nowhere),
                        "ScopeNotFound",
                        "Azure knows nothing at the scope, asked to look up the role Reader at %s."
                                .formatted(nowhere)),
                role(
                        "a subscription that does not exist",
                        "{roleName: Reader, scope: %s}".formatted(elsewhere),
                        "ScopeNotFound",
                        "Azure knows nothing at the scope, asked to look up the role Reader at %s."
                                .formatted(elsewhere)));
    }

    private static Obstacle role(String name, String entry, String reason, String says) {
        return Obstacle.of(
                        name,
                        team -> {
                            team.secret(KEY, TEXT);
                            team.write("AzureConfig");
                            team.write("AzureRole", "{spec: {azureRoles: [%s]}}".formatted(entry));
                            team.write("AzureCredential");
                        },
                        "AzureRole",
                        reason,
                        says)
                .curedBy(team -> team.write("AzureRole"));
    }

    private List<Obstacle> permissions() {
        String missing =
                "Azure Resource Manager does not allow to assign roles at %s and take them away again: grant the root application Microsoft.Authorization/roleAssignments/write and Microsoft.Authorization/roleAssignments/delete there, which the role Role Based Access Control Administrator has."
                        .formatted(BadWorld.SCOPE);
        return List.of(
                lacking(
                                "no permission in Graph",
                                "no-graph",
                                "AzureCredential",
                                "Microsoft Graph does not allow to make the application {app}: grant the root application the Microsoft Graph application permission Application.ReadWrite.OwnedBy, with an administrator's consent.")
                        .curedBy(
                                team -> {
                                    team.secret(KEY, TEXT);
                                    team.write("AzureConfig");
                                }),
                lacking("no permission to assign roles", "no-assignments", "AzureRole", missing)
                        .curedBy(
                                team -> {
                                    azure.letAssign("no-assignments");
                                    team.write("AzureRole", "{spec: {ttl: 59m}}");
                                }),
                lacking(
                        "no permission in Azure Resource Manager",
                        "no-arm",
                        "AzureRole",
                        "Azure Resource Manager does not allow to look up the role Reader at %s: grant the root application Microsoft.Authorization/roleDefinitions/read at %s, which the role Reader has."
                                .formatted(BadWorld.SCOPE, BadWorld.SCOPE)));
    }

    private static Obstacle lacking(String name, String application, String kind, String says) {
        return Obstacle.of(
                name,
                team -> {
                    team.secret(KEY, BadWorld.WORLD.application(application).clientSecret());
                    team.write("AzureConfig", BadWorld.as(application));
                    team.write("AzureRole");
                    team.write("AzureCredential");
                },
                kind,
                "PermissionMissing",
                says);
    }

    private static List<Obstacle> kubernetes() {
        return List.of(
                Obstacle.of(
                                "a Secret of the wanted name that is not ours",
                                team -> {
                                    team.secret("app", Map.of("theirs", "fake"));
                                    team.secret(KEY, TEXT);
                                    team.writeAll();
                                },
                                "AzureCredential",
                                "SecretConflict",
                                "A Secret of the wanted name exists and does not belong to this AzureCredential, so it stays untouched; remove that Secret, or create another AzureCredential with another secret.name.")
                        .curedBy(team -> team.deleteSecret("app")),
                Obstacle.of(
                                "an overlap as long as the role's ttl",
                                team -> {
                                    team.secret(KEY, TEXT);
                                    team.write("AzureConfig");
                                    team.write("AzureRole");
                                    team.write(
                                            "AzureCredential",
                                            "{spec: {ttl: 48h, renewal: {overlap: 1h}}}");
                                },
                                "AzureCredential",
                                "InvalidSpec",
                                "renewal.overlap must be shorter than 1188s, which is left of the ttl in force (1h) after renewAt.")
                        .curedBy(team -> team.write("AzureCredential")),
                Obstacle.of(
                                "a role in a namespace that does not admit this one",
                                Obstacles::referElsewhere,
                                "AzureCredential",
                                "ReferenceNotAllowed",
                                "AzureRole reader in namespace {ns}-platform does not exist, or its allowedNamespaces does not admit namespace {ns}; its owner can add that.")
                        .curedBy(
                                team ->
                                        team.beside("-platform")
                                                .write(
                                                        "AzureRole",
                                                        "{spec: {allowedNamespaces: {from: All}}}")));
    }

    private static void referElsewhere(Team team) {
        Team platform = team.beside("-platform");
        platform.secret(KEY, TEXT);
        platform.write("AzureConfig");
        platform.write("AzureRole");
        team.write(
                "AzureCredential",
                "{spec: {roleRef: {namespace: %s}}}".formatted(platform.namespace()));
    }
}
