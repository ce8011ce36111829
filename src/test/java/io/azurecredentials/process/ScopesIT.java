package io.azurecredentials.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.base.Reason;
import io.azurecredentials.demo.Sample;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.emulator.control.Inventory.RoleAssignment;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.ResourceGroup;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.Subscription;
import io.azurecredentials.emulator.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Where a role may be assigned, and where its definition may be from: one role with all of it. */
class ScopesIT {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final String GROUP = "/providers/Microsoft.Management/managementGroups/platform";
    private static final String OTHER = "44444444-4444-4444-4444-444444444444";
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private static final String OWN = "33333333-3333-3333-3333-333333333333";
    private static final String OTHERS_OWN = "55555555-5555-5555-5555-555555555555";

    /**
     * @param roleID of the definition that is expected
     */
    private record Row(String name, Map<String, String> entry, String roleID) {}

    private static World world() {
        World standard = World.standard();
        ResourceGroup far = new ResourceGroup(OTHER, "rg-far", "westeurope");
        return standard.withSubscriptions(
                        new Subscription(
                                OTHER,
                                "Other",
                                standard.tenantID(),
                                List.of(far),
                                List.of("platform")))
                .withApplications(
                        Application.named("platform")
                                .withGraphPermissions("Application.ReadWrite.OwnedBy")
                                .withRoles(
                                        new RoleGrant("User Access Administrator", GROUP),
                                        new RoleGrant("Reader", GROUP)));
    }

    private static List<Row> rows(World world) {
        String first = world.subscription().scope();
        String app = world.resourceGroup("rg-app").id();
        String other = "/subscriptions/" + OTHER;
        return List.of(
                new Row("a management group", named("Reader", GROUP), READER),
                new Row("the config's subscription", named("Reader", first), READER),
                new Row("a resource group in other letters", named("reader", shout(app)), READER),
                new Row(
                        "a resource",
                        named(
                                "Reader",
                                app
                                        + "/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-app"),
                        READER),
                new Row("another subscription", named("Reader", other), READER),
                new Row(
                        "a resource group of another subscription",
                        named("Reader", other + "/resourceGroups/rg-far"),
                        READER),
                new Row(
                        "a custom role of the management group by name, below it",
                        named("Operator's own", other + "/resourceGroups/rg-far"),
                        OWN),
                new Row("a custom role by its id", byID(OWN, first), OWN),
                new Row(
                        "a custom role that only the other subscription has, by name",
                        named("Theirs alone", other),
                        OTHERS_OWN),
                new Row(
                        "a custom role of the other subscription by its whole id",
                        byID(
                                other
                                        + "/providers/Microsoft.Authorization/roleDefinitions/"
                                        + OTHERS_OWN,
                                other + "/resourceGroups/rg-far"),
                        OTHERS_OWN));
    }

    @TestFactory
    Stream<DynamicTest> a_role_is_assigned(@TempDir Path folder) {
        Installation installation = Installation.start(folder, world());
        World world = installation.azure().world();
        define(installation, OWN, "Operator's own", GROUP);
        define(installation, OTHERS_OWN, "Theirs alone", "/subscriptions/" + OTHER);
        OperatorProcess operator = installation.operator("scopes");
        issue(installation, world);
        List<RoleAssignment> given = installation.azure().inventory().roleAssignments();
        Stream<DynamicTest> each =
                rows(world).stream()
                        .map(
                                it ->
                                        DynamicTest.dynamicTest(
                                                "at " + it.name(),
                                                () ->
                                                        assertThat(given)
                                                                .filteredOn(a -> isOf(a, it))
                                                                .hasSize(1)));
        DynamicTest all =
                DynamicTest.dynamicTest(
                        "and nowhere else, and goes with the credential",
                        () -> {
                            assertThat(given).hasSize(rows(world).size());
                            installation.sample().delete();
                            await().atMost(LONG)
                                    .until(() -> installation.sample().credential().isEmpty());
                            assertThat(installation.azure().inventory())
                                    .matches(Inventory::isEmpty);
                        });
        return Stream.concat(each, Stream.of(all))
                .onClose(
                        () -> {
                            operator.close();
                            installation.close();
                        });
    }

    private static void issue(Installation installation, World world) {
        Sample sample = installation.sample();
        Application platform = world.application("platform");
        List.of("00-namespace.yaml", "10-root-secret.yaml", "20-azureconfig.yaml")
                .forEach(sample::apply);
        installation
                .client()
                .secrets()
                .inNamespace(sample.namespace())
                .withName("azure-root")
                .edit(
                        it ->
                                it.edit()
                                        .addToStringData("clientSecret", platform.clientSecret())
                                        .build());
        sample.change(
                "AzureConfig",
                "platform",
                it ->
                        it.put(
                                "authentication",
                                Map.of(
                                        "clientSecret",
                                        Map.of(
                                                "clientID",
                                                platform.clientID(),
                                                "secretRef",
                                                Map.of("name", "azure-root")))));
        sample.apply("30-azurerole.yaml");
        sample.change(
                "AzureRole",
                "reader",
                it -> it.put("azureRoles", rows(world).stream().map(Row::entry).toList()));
        Trio trio = new Trio(installation);
        trio.awaitReason(trio.role(), Reason.RESOLVED);
        sample.apply("40-azurecredential.yaml");
        sample.change("AzureCredential", Sample.NAME, it -> it.put("ttl", "1h"));
        trio.awaitReason(trio.credential(Sample.NAME), Reason.ISSUED);
    }

    private static void define(
            Installation installation, String guid, String name, String assignable) {
        installation
                .azure()
                .seedRole(
                        Json.read(
                                """
                                {"name":"%s","properties":{"roleName":"%s","type":"CustomRole",
                                 "assignableScopes":["%s"],"permissions":[]}}"""
                                        .formatted(guid, name, assignable)));
    }

    private static boolean isOf(RoleAssignment assignment, Row row) {
        return assignment.scope().equalsIgnoreCase(row.entry().get("scope"))
                && assignment.roleDefinitionId().endsWith(row.roleID());
    }

    private static Map<String, String> named(String roleName, String scope) {
        return Map.of("roleName", roleName, "scope", scope);
    }

    private static Map<String, String> byID(String roleID, String scope) {
        return Map.of("roleID", roleID, "scope", scope);
    }

    /** In capitals as far as nothing but a name is concerned. */
    private static String shout(String scope) {
        return scope.replace("rg-app", "RG-APP");
    }
}
