package io.azurecredentials.emulator;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.control.FaultKind;
import io.azurecredentials.emulator.control.FaultRule;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.World;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Refusals that no other test has for its subject. Codes from the REST references, from
 * "Troubleshoot Azure RBAC" and from public reports; the texts are approximate.
 */
@Learned(reported = "issues of the Azure SDKs")
class RefusalsTest {
    private static final String READER = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
    private final OfflineAzure azure =
            new OfflineAzure(
                    World.standard()
                            .withApplications(
                                    Application.named("owner")
                                            .withRoles(new RoleGrant("Owner", "/"))));
    private final Session owner = azure.arm("owner");
    private final Session graph = azure.graph();
    private final String group = ARM + azure.world().resourceGroup("rg-app").id();
    private final String assignments =
            group + "/providers/Microsoft.Authorization/roleAssignments/";

    @Test
    void the_token_endpoint_is_throttled_and_fails_in_its_own_words() {
        azure.controls()
                .faults(
                        FaultRule.nth("entra.token", 1, FaultKind.THROTTLED),
                        FaultRule.nth("entra.token", 2, FaultKind.UNAVAILABLE));

        Reply throttled = signIn();
        Reply failed = signIn();

        assertThat(throttled.body().path("error_codes").path(0).asInt()).isEqualTo(50196);
        assertThat(failed.body().path("error_codes").path(0).asInt()).isEqualTo(90033);
        assertThat(failed.text("error")).isEqualTo("temporarily_unavailable");
    }

    @Test
    void resource_manager_fails_in_its_own_words() {
        azure.controls()
                .faults(
                        FaultRule.nth("arm.resourceGroups.get", 1, FaultKind.INTERNAL_ERROR),
                        FaultRule.nth("arm.resourceGroups.get", 2, FaultKind.UNAVAILABLE));
        String url = group + "?api-version=2021-04-01";

        assertThat(owner.get(url).code()).isEqualTo("InternalServerError");
        assertThat(owner.get(url).code()).isEqualTo("ServerTimeout");
    }

    @Learned(reported = "issues of microsoft-graph-docs")
    @Test
    void a_body_must_be_json_and_say_what_is_needed() {
        String url = assignments + UUID.randomUUID() + "?api-version=2022-04-01";
        String role =
                group.replaceAll("/resourceGroups.*", "")
                        + "/providers/Microsoft.Authorization/roleDefinitions/"
                        + UUID.randomUUID()
                        + "?api-version=2022-04-01";

        assertThat(owner.put(url, "{").code()).isEqualTo("InvalidRequestContent");
        assertThat(owner.put(url, "{'properties':{}}").code())
                .isEqualTo("InvalidCreateRoleAssignmentRequest");
        assertThat(owner.put(role, "{'properties':{}}").code())
                .isEqualTo("RoleDefinitionNameNullOrEmpty");
        assertThat(graph.post(GRAPH + "/applications", "[]").code()).isEqualTo("BadRequest");
    }

    @Test
    void an_identity_is_named_by_its_id() {
        Reply reply =
                owner.put(
                        group
                                + "/providers/Microsoft.Compute/virtualMachines/m?api-version=2024-07-01",
                        "{'location':'westeurope','identity':{'type':'UserAssigned','userAssignedIdentities':{'id-app':{}}}}");

        assertThat(reply.code()).isEqualTo("LinkedInvalidPropertyId");
    }

    /** "Azure RBAC limits": 4,000 per subscription. */
    @Learned(documented = "Azure RBAC limits")
    @Test
    void a_subscription_has_a_limited_number_of_role_assignments() {
        for (int i = 0; i < 4_000; i++) {
            Reply made = assign(UUID.randomUUID().toString());
            if (made.status() != 201) {
                assertThat(made.code()).isEqualTo("RoleAssignmentLimitExceeded");
                assertThat(i).isGreaterThan(3_900);
                return;
            }
        }
        assertThat(assign(UUID.randomUUID().toString()).code())
                .isEqualTo("RoleAssignmentLimitExceeded");
    }

    /** Public reports place the limit, which is one of size, beyond 600. */
    @Test
    void an_application_holds_a_limited_number_of_passwords() {
        JsonNode application = graph.createApplication("a");
        for (int i = 0; i < 600; i++) {
            graph.addPassword(application);
        }

        assertThat(graph.addPassword(application).path("error").path("code").asText())
                .isEqualTo("Directory_ResourceSizeExceeded");
    }

    @Learned(documented = "Azure resource providers and types")
    @Test
    void what_needs_no_registration_says_so() {
        String url =
                group.replaceAll("/resourceGroups.*", "")
                        + "/providers/Microsoft.Authorization?api-version=2022-09-01";

        assertThat(owner.get(url).text("registrationPolicy")).isEqualTo("RegistrationFree");
    }

    private Reply assign(String principal) {
        return owner.put(
                assignments + UUID.randomUUID() + "?api-version=2022-04-01",
                "{'properties':{'roleDefinitionId':'x/"
                        + READER
                        + "','principalType':'ServicePrincipal','principalId':'"
                        + principal
                        + "'}}");
    }

    private Reply signIn() {
        Application root = azure.world().root();
        return azure.signIn(root.clientID(), root.clientSecret(), ARM_SCOPE);
    }
}
