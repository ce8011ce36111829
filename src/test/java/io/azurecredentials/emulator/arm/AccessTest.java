package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH_SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Learned(documented = "Understand scope for Azure RBAC")
class AccessTest {

    private static final String VERSION = "?api-version=2021-04-01";
    private static final World STANDARD = World.standard();
    private static final String APP = STANDARD.resourceGroup("rg-app").id();
    private static final String OTHER = STANDARD.resourceGroup("rg-other").id();
    private static final String SUBSCRIPTION = STANDARD.subscription().scope();
    private static final String PLATFORM =
            "/providers/Microsoft.Management/managementGroups/platform";

    private final OfflineAzure azure =
            new OfflineAzure(
                    STANDARD.withApplications(
                                    Application.named("reader")
                                            .withRoles(new RoleGrant("Reader", APP)),
                                    Application.named("contributor")
                                            .withRoles(new RoleGrant("Contributor", SUBSCRIPTION)),
                                    Application.named("overseer")
                                            .withRoles(new RoleGrant("Reader", PLATFORM)),
                                    Application.named("stranger"))
                            .withGroups(Group.named("insiders")));

    @Test
    void a_role_counts_at_its_scope_and_below_and_nowhere_else() {
        assertThat(azure.arm("reader").get(ARM + APP + VERSION).status()).isEqualTo(200);
        assertThat(azure.arm("reader").get(ARM + OTHER + VERSION).status()).isEqualTo(403);
        assertThat(azure.arm("contributor").get(ARM + OTHER + VERSION).status()).isEqualTo(200);
    }

    @Test
    void a_role_on_a_management_group_counts_in_its_subscriptions() {
        assertThat(azure.arm("overseer").get(ARM + APP + VERSION).status()).isEqualTo(200);
    }

    @Learned(recorded = {"cli_test_put_data_boundary", "javav1_canCRUDPolicyDefinition"})
    @Test
    void a_refusal_names_action_scope_and_caller() {
        Reply reply = azure.arm("stranger").get(ARM + APP + VERSION);

        Application stranger = azure.world().application("stranger");
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.code()).isEqualTo("AuthorizationFailed");
        assertThat(reply.message())
                .contains(stranger.clientID())
                .contains(stranger.servicePrincipalID().orElseThrow())
                .contains("'Microsoft.Resources/subscriptions/resourceGroups/read'")
                .contains("'" + APP + "'");
        assertThat(reply.headers()).containsEntry("x-ms-failure-cause", "gateway");
    }

    @Learned(documented = "Permissions - List For Resource Group")
    @Test
    void the_permissions_of_a_caller_are_those_of_its_roles_at_the_scope_and_above() {
        String path = "/providers/Microsoft.Authorization/permissions?api-version=2022-04-01";

        assertThat(azure.arm("reader").get(ARM + APP + path).body().path("value"))
                .singleElement()
                .satisfies(
                        it -> {
                            assertThat(it.path("actions").path(0).asText()).isEqualTo("*/read");
                            assertThat(it.path("notActions")).isEmpty();
                        });
        assertThat(azure.arm("contributor").get(ARM + APP + path).body().toString())
                .contains("Microsoft.Authorization/*/Write");
        assertThat(azure.arm("reader").get(ARM + OTHER + path).status()).isEqualTo(403);
        assertThat(azure.arm("contributor").get(ARM + SUBSCRIPTION + path).status()).isEqualTo(200);
    }

    @Learned(documented = "Understand Azure role definitions")
    @Test
    void not_actions_take_away_what_a_wildcard_gives() {
        String assignment =
                ARM
                        + APP
                        + "/providers/Microsoft.Authorization/roleAssignments/"
                        + "11111111-1111-1111-1111-111111111111?api-version=2022-04-01";

        Reply reply = azure.arm("contributor").put(assignment, "{'properties':{}}");

        assertThat(reply.code()).isEqualTo("AuthorizationFailed");
        assertThat(azure.arm("contributor").delete(assignment).code())
                .isEqualTo("AuthorizationFailed");
    }

    @Learned(recorded = "cli_test_put_data_boundary")
    @Test
    void who_may_not_look_is_not_told_what_exists() {
        String missing = ARM + SUBSCRIPTION + "/resourceGroups/none" + VERSION;

        assertThat(azure.arm("stranger").get(missing).code()).isEqualTo("AuthorizationFailed");
        assertThat(azure.arm().get(missing).code()).isEqualTo("ResourceGroupNotFound");
    }

    @Learned(recorded = "cli_test_vm_msi")
    @Test
    void a_resource_group_is_found_in_any_case() {
        Reply reply = azure.arm().get(ARM + APP.toUpperCase(Locale.ROOT) + VERSION);

        assertThat(reply.text("id")).isEqualTo(APP);
        assertThat(reply.body().path("properties").path("provisioningState").asText())
                .isEqualTo("Succeeded");
    }

    @Learned(documented = "Subscriptions - List")
    @Test
    void subscriptions_are_listed_to_those_who_may_read_them() {
        String all = ARM + "/subscriptions?api-version=2022-12-01";

        assertThat(azure.arm().get(all).body().path("value")).hasSize(1);
        assertThat(azure.arm("stranger").get(all).body().path("value")).isEmpty();
        assertThat(azure.arm().get(all).headers())
                .containsKey("x-ms-ratelimit-remaining-tenant-reads")
                .doesNotContainKey("x-ms-ratelimit-remaining-subscription-reads");
        assertThat(
                        azure.arm()
                                .get(
                                        ARM
                                                + "/subscriptions/11111111-1111-1111-1111-111111111111?api-version=2022-12-01")
                                .code())
                .isEqualTo("SubscriptionNotFound");
        assertThat(azure.arm().get(ARM + "/subscriptions/none?api-version=2022-12-01").code())
                .isEqualTo("InvalidSubscriptionId");
        assertThat(
                        azure.arm()
                                .get(ARM + SUBSCRIPTION + "/resourcegroups" + VERSION)
                                .body()
                                .path("value"))
                .hasSize(2);
    }

    /** ARM looks at the version before it looks at the token. */
    @Learned(
            recorded = "cli_test_network_express_route_port_generate_loa",
            documented = "Common Azure deployment errors")
    @Test
    void a_request_without_a_known_api_version_is_refused_first() {
        Reply none = azure.send("GET", ARM + APP, Map.of(), "");
        Reply unknown = azure.arm().get(ARM + APP + "?api-version=1999-01-01");
        Reply ofType =
                azure.arm()
                        .get(
                                ARM
                                        + APP
                                        + "/providers/Microsoft.Authorization/roleAssignments?api-version=1999-01-01");

        assertThat(none.code()).isEqualTo("MissingApiVersionParameter");
        assertThat(none.status()).isEqualTo(400);
        assertThat(unknown.code()).isEqualTo("InvalidApiVersionParameter");
        assertThat(ofType.code()).isEqualTo("InvalidResourceType");
    }

    /** Microsoft's "Resolve errors for resource provider registration" and public reports. */
    @Learned(documented = "Resolve errors for resource provider registration")
    @Test
    void a_version_that_a_place_does_not_have_is_refused_with_those_that_it_has() {
        String machines = ARM + APP + "/providers/Microsoft.Compute/virtualMachines/";

        Reply lies = azure.arm().get(machines + "vm-app?api-version=2017-01-01");
        Reply isToLie =
                azure.arm().put(machines + "n?api-version=2017-01-01", "{'location':'westeurope'}");
        Reply neither = azure.arm().get(machines + "none?api-version=2017-01-01");

        assertThat(lies.status()).isEqualTo(400);
        assertThat(lies.code()).isEqualTo("NoRegisteredProviderFound");
        assertThat(lies.message())
                .contains("'westeurope'", "type 'virtualMachines'", "2015-06-15, 2016-03-30");
        assertThat(isToLie.code()).isEqualTo("NoRegisteredProviderFound");
        assertThat(neither.code()).isEqualTo("InvalidResourceType");
    }

    @Learned(reported = "answers quoted in issues of the Azure SDKs")
    @Test
    void tokens_are_checked_as_graphs_are() {
        Reply missing = azure.send("GET", ARM + APP + VERSION, Map.of(), "");
        assertThat(missing.status()).isEqualTo(401);
        assertThat(missing.code()).isEqualTo("AuthenticationFailed");
        assertThat(missing.headers().get("WWW-Authenticate"))
                .contains("authorization_uri=\"https://login.windows.net/" + STANDARD.tenantID());

        String graph = azure.token(STANDARD.root(), GRAPH_SCOPE);
        Reply wrong = azure.as(graph).get(ARM + APP + VERSION);
        assertThat(wrong.code()).isEqualTo("InvalidAuthenticationTokenAudience");
        assertThat(wrong.message()).contains("'https://graph.microsoft.com'");

        var arm = azure.arm();
        azure.controls().advance(Duration.ofMinutes(30));
        azure.controls().advance(Duration.ofMinutes(30));
        assertThat(arm.get(ARM + APP + VERSION).code()).isEqualTo("ExpiredAuthenticationToken");
    }

    @Learned(documented = "AzureEnvironment of azure-core-management")
    @Test
    void both_names_of_the_service_are_good_audiences() {
        for (String scope :
                new String[] {
                    "https://management.core.windows.net//.default",
                    "https://management.azure.com/.default"
                }) {
            String token = azure.token(STANDARD.root(), scope);
            assertThat(azure.as(token).get(ARM + APP + VERSION).status()).isEqualTo(200);
        }
    }
}
