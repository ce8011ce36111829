package io.azurecredentials.input;

import io.azurecredentials.demo.Consumer;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** An Azure with root applications that each lack something, and an administrator of it. */
final class BadWorld {
    static final World WORLD = world();
    static final String SUBSCRIPTION = WORLD.subscription().scope();
    static final String SCOPE = WORLD.resourceGroup("rg-app").id();
    static final String OLD_TEXT = "fake~secret-that-expired";

    /** Role Based Access Control Administrator (Azure built-in roles). */
    private static final String RBAC_ADMINISTRATOR = "f58310d9-a9f6-439a-9e8d-f62e7b41a168";

    private static final String GRAPH = "Application.ReadWrite.OwnedBy";

    private final Consumer consumer;

    BadWorld(Emulator azure) {
        this.consumer = new Consumer(azure.proxy(), azure.caPem());
    }

    private static World world() {
        World standard = World.standard();
        RoleGrant assign =
                new RoleGrant("User Access Administrator", standard.subscription().scope());
        RoleGrant read = new RoleGrant("Reader", standard.subscription().scope());
        Application expired = Application.named("expired");
        return standard.withApplications(
                Application.named("no-graph").withRoles(assign, read),
                Application.named("no-assignments").withGraphPermissions(GRAPH).withRoles(read),
                Application.named("no-arm").withGraphPermissions(GRAPH),
                Application.named("no-principal").withoutServicePrincipal(),
                expired.withGraphPermissions(GRAPH)
                        .withRoles(assign, read)
                        .withSecrets(
                                new ClientSecret(
                                        "11111111-1111-1111-1111-11111111dead",
                                        "old",
                                        OLD_TEXT,
                                        Instant.parse("2020-01-01T00:00:00Z")),
                                expired.secrets().getFirst()),
                Application.named("administrator")
                        .withRoles(new RoleGrant("Owner", standard.subscription().scope())));
    }

    /** A change of an AzureConfig that signs in as that application. */
    static String as(String application) {
        return "{spec: {authentication: {clientSecret: {clientID: %s}}}}"
                .formatted(WORLD.application(application).clientID());
    }

    /** Makes a custom role. */
    void role(String guid, String name) {
        put(
                "/providers/Microsoft.Authorization/roleDefinitions/" + guid,
                """
                {"properties":{"roleName":"%s","assignableScopes":["%s"],"permissions":[{"actions":["*/read"]}]}}"""
                        .formatted(name, SUBSCRIPTION));
    }

    /** Lets that application assign roles. */
    void letAssign(String application) {
        put(
                "/providers/Microsoft.Authorization/roleAssignments/" + UUID.randomUUID(),
                """
                {"properties":{"roleDefinitionId":"%s/providers/Microsoft.Authorization/roleDefinitions/%s","principalId":"%s","principalType":"ServicePrincipal"}}"""
                        .formatted(
                                SUBSCRIPTION,
                                RBAC_ADMINISTRATOR,
                                WORLD.application(application).servicePrincipalID().orElseThrow()));
    }

    private void put(String path, String body) {
        Application administrator = WORLD.application("administrator");
        String token =
                consumer.token(
                                Map.of(
                                        "tenant_id",
                                        WORLD.tenantID(),
                                        "client_id",
                                        administrator.clientID(),
                                        "client_secret",
                                        administrator.clientSecret()))
                        .orElseThrow();
        int status = consumer.put(token, SUBSCRIPTION + path + "?api-version=2022-04-01", body);
        if (status != 201) {
            throw new IllegalStateException(path + ": " + status);
        }
    }
}
