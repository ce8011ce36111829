package io.azurecredentials.input;

import io.azurecredentials.azure.Authorization.Assignment;
import io.azurecredentials.azure.Azure;
import io.azurecredentials.azure.Network;
import io.azurecredentials.azure.RootCredential;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Sensitive;
import io.azurecredentials.cluster.fixture.Yaml;
import io.azurecredentials.emulator.Emulator;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ClientSecret;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.net.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An Azure with root applications that each lack something, and an administrator of it. */
final class BadWorld implements AutoCloseable {
    static final String TWINS = "twins";
    static final String OTHER_TWIN = "00000000-0000-0000-0003-000000000001";
    static final String COMPUTED = "computed";
    static final World WORLD = world();
    static final String SUBSCRIPTION = WORLD.subscription().scope();
    static final String SCOPE = WORLD.resourceGroup("rg-app").id();
    static final String OLD_TEXT = "fake~secret-that-expired";

    /** Role Based Access Control Administrator (Azure built-in roles). */
    private static final String RBAC_ADMINISTRATOR = "f58310d9-a9f6-439a-9e8d-f62e7b41a168";

    private static final String GRAPH = "Application.ReadWrite.OwnedBy";
    private static final String ROLES = "/providers/Microsoft.Authorization/roleDefinitions/";
    private static final Application ADMINISTRATOR = WORLD.application("administrator");

    private final Emulator emulator;
    private final Azure azure;

    /**
     * @param folder for a file with the certificate to trust
     */
    BadWorld(Emulator emulator, Path folder) {
        this.emulator = emulator;
        this.azure =
                new Azure(
                        new Network(
                                Optional.of(new Proxy(Proxy.Type.HTTP, emulator.proxy())),
                                List.of(),
                                Optional.of(emulator.writeCa(folder.resolve("world.pem")))),
                        (_, _, _) -> {},
                        () -> {});
    }

    @Override
    public void close() {
        azure.close();
    }

    private static World world() {
        World standard = World.standard();
        RoleGrant assign =
                new RoleGrant("User Access Administrator", standard.subscription().scope());
        RoleGrant read = new RoleGrant("Reader", standard.subscription().scope());
        Application expired = Application.named("expired");
        Application removed = Application.named("removed");
        Group twin = new Group(OTHER_TWIN, TWINS, List.of(), Group.Kind.SECURITY);
        Group computed = Group.named(COMPUTED).ofKind(Group.Kind.DYNAMIC);
        World grouped = standard.withGroups(Group.named(TWINS), twin, computed);
        return grouped.withApplications(
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
                removed.withGraphPermissions(GRAPH)
                        .withRoles(assign, read)
                        .withSecrets(
                                removed.secrets().getFirst(),
                                new ClientSecret(
                                        "22222222-2222-2222-2222-22222222beef",
                                        "new",
                                        "fake~secret-that-stays",
                                        World.FAR_FUTURE)),
                Application.named("administrator")
                        .withGraphPermissions("Application.ReadWrite.All")
                        .withRoles(new RoleGrant("Owner", standard.subscription().scope())));
    }

    /** A change of an AzureConfig that signs in as that application. */
    static String as(String application) {
        return "{spec: {authentication: {clientSecret: {clientID: %s}}}}"
                .formatted(WORLD.application(application).clientID());
    }

    /** A custom role; names are unique in a directory, but not all were made through one door. */
    void role(String guid, String name) {
        emulator.seedRole(
                Yaml.node(
                        """
                        {name: %s, properties: {roleName: %s, type: CustomRole, description: seeded, assignableScopes: [%s], permissions: [{actions: ["*/read"], notActions: [], dataActions: [], notDataActions: []}]}}"""
                                .formatted(guid, name, SUBSCRIPTION)));
    }

    /** Lets that application assign roles. */
    void letAssign(String application) {
        demand(
                asAdministrator()
                        .authorization()
                        .assign(
                                new Assignment(
                                        UUID.randomUUID().toString(),
                                        SUBSCRIPTION,
                                        SUBSCRIPTION + ROLES + RBAC_ADMINISTRATOR,
                                        WORLD.application(application)
                                                .servicePrincipalID()
                                                .orElseThrow())));
    }

    /** Removes the first secret of that application. */
    void removeSecret(String application) {
        Application it = WORLD.application(application);
        demand(
                asAdministrator()
                        .directory()
                        .removePassword(it.objectID(), it.secrets().getFirst().keyID()));
    }

    private Tenant asAdministrator() {
        return azure.open(
                new RootCredential(
                        WORLD.tenantID(),
                        ADMINISTRATOR.clientID(),
                        Sensitive.of(ADMINISTRATOR.clientSecret())));
    }

    private static void demand(Answer<?> answer) {
        if (answer instanceof Answer.Refused<?>(Problem problem)) {
            throw new IllegalStateException(problem.message());
        }
    }
}
