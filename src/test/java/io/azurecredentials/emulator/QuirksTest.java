package io.azurecredentials.emulator;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.world.Quirk;
import io.azurecredentials.emulator.world.World;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Both answers to each open question; those of the recycle bin are tested with the bin. */
@Learned(assumed = "no documentation says; a switch")
class QuirksTest {
    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session graph = azure.graph();
    private final JsonNode application = graph.createApplication("a");
    private final String url = GRAPH + "/applications/" + application.path("id").asText();
    private final String readers =
            GRAPH + "/groups/" + azure.world().group("readers").id() + "/members";

    @Learned(own = true)
    @Test
    void a_world_answers_and_a_reset_goes_back_to_its_answers() {
        OfflineAzure other =
                new OfflineAzure(
                        World.standard().withQuirks(Map.of(Quirk.DELETED_KEEPS_UNIQUE_NAME, true)));
        assertThat(other.controls().quirks().is(Quirk.DELETED_KEEPS_UNIQUE_NAME)).isTrue();
        assertThat(other.controls().quirks().is(Quirk.RESTORE_BRINGS_SERVICE_PRINCIPAL)).isTrue();

        other.controls().quirks().set(Quirk.DELETED_KEEPS_UNIQUE_NAME, false);
        other.controls().reset();

        assertThat(other.controls().quirks().is(Quirk.DELETED_KEEPS_UNIQUE_NAME)).isTrue();
        assertThat(Arrays.stream(Quirk.values()).map(Quirk::key))
                .contains("removingNoPasswordIsNotFound")
                .doesNotHaveDuplicates();
    }

    @Test
    void an_application_without_service_principal_cannot_sign_in_for_either_reason() {
        String secret = graph.addPassword(application).path("secretText").asText();

        assertThat(code(secret)).isEqualTo(7000229);
        azure.controls().quirks().set(Quirk.MISSING_SERVICE_PRINCIPAL_IS_UNKNOWN, true);
        assertThat(code(secret)).isEqualTo(700016);
    }

    @Test
    void a_machine_of_a_flexible_scale_set_tells_its_identities_or_leaves_that_to_the_set() {
        String compute =
                azure.world().resourceGroup("rg-app").id() + "/providers/Microsoft.Compute/";
        String machine = ARM + compute + "virtualMachines/vmss-flex_0?api-version=2024-07-01";
        String set = ARM + compute + "virtualMachineScaleSets/vmss-flex?api-version=2024-07-01";

        assertThat(azure.arm().get(machine).body().at("/identity/userAssignedIdentities"))
                .isNotEmpty()
                .allMatch(it -> it.path("principalId").isTextual());
        azure.controls().quirks().set(Quirk.FLEXIBLE_MACHINES_TELL_IDENTITIES, false);
        assertThat(azure.arm().get(machine).body().has("identity")).isFalse();
        assertThat(azure.arm().get(set).body().at("/identity/userAssignedIdentities"))
                .isNotEmpty()
                .allMatch(it -> it.path("principalId").isNull());
    }

    @Test
    void removing_a_member_that_is_not_there_fails_either_way() {
        String nobody = readers + "/" + application.path("id").asText() + "/$ref";

        assertThat(graph.delete(nobody).status()).isEqualTo(404);
        azure.controls().quirks().set(Quirk.REMOVING_NO_MEMBER_IS_BAD_REQUEST, true);
        Reply refused = graph.delete(nobody);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.message()).contains("'members'");
    }

    @Test
    void removing_a_password_that_is_not_there_fails_either_way() {
        String body = "{'keyId':'11111111-1111-1111-1111-111111111111'}";

        assertThat(graph.post(url + "/removePassword", body).status()).isEqualTo(400);
        azure.controls().quirks().set(Quirk.REMOVING_NO_PASSWORD_IS_NOT_FOUND, true);
        assertThat(graph.post(url + "/removePassword", body).status()).isEqualTo(404);
    }

    @Test
    void a_restored_principal_is_in_its_groups_again_or_is_not() {
        JsonNode principal = graph.createServicePrincipal(application);
        String id = principal.path("id").asText();
        graph.post(readers + "/$ref", "{'@odata.id':'" + GRAPH + "/directoryObjects/" + id + "'}");

        deleteAndRestore();
        assertThat(azure.inventory().memberships()).hasSize(1);
        azure.controls().quirks().set(Quirk.RESTORE_BRINGS_MEMBERSHIPS, false);
        deleteAndRestore();

        assertThat(azure.inventory().memberships()).isEmpty();
        assertThat(azure.inventory().servicePrincipals()).hasSize(1);
    }

    @Test
    void a_purge_takes_the_service_principal_along_or_leaves_it_in_the_bin() {
        graph.createServicePrincipal(application);
        graph.delete(url);
        graph.delete(bin());
        assertThat(azure.inventory().deletedItems()).hasSize(1);

        azure.controls().reset();
        azure.controls().quirks().set(Quirk.PURGE_TAKES_SERVICE_PRINCIPAL, true);
        JsonNode again = graph.createApplication("b");
        graph.createServicePrincipal(again);
        String id = again.path("id").asText();
        graph.delete(GRAPH + "/applications/" + id);
        graph.delete(GRAPH + "/directory/deletedItems/" + id);

        assertThat(azure.inventory().deletedItems()).isEmpty();
    }

    /** Microsoft's "Application authentication methods policy"; code from public reports. */
    @Learned(documented = "Microsoft Entra application management policies")
    @Test
    void a_policy_may_limit_how_long_passwords_live() {
        azure.controls().quirks().longestPassword(Duration.ofDays(30));

        Reply refused = graph.post(url + "/addPassword", "{'passwordCredential':{}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("CredentialInvalidLifetimeAsPerAppPolicy");
        String end = azure.now().plus(Duration.ofDays(29)).toString();
        assertThat(
                        graph.post(
                                        url + "/addPassword",
                                        "{'passwordCredential':{'endDateTime':'" + end + "'}}")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void a_unique_name_may_be_too_long() {
        azure.controls().quirks().longestUniqueName(5);
        Session upserting = graph.with("Prefer", "create-if-missing");
        String named = GRAPH + "/applications(uniqueName='%s')";

        assertThat(upserting.patch(named.formatted("12345"), "{'displayName':'a'}").status())
                .isEqualTo(201);
        assertThat(upserting.patch(named.formatted("123456"), "{'displayName':'a'}").status())
                .isEqualTo(400);
    }

    private void deleteAndRestore() {
        graph.delete(url);
        assertThat(graph.post(bin() + "/restore", "").status()).isEqualTo(200);
    }

    private String bin() {
        return GRAPH + "/directory/deletedItems/" + application.path("id").asText();
    }

    private int code(String secret) {
        return azure.signIn(application.path("appId").asText(), secret, ARM_SCOPE)
                .body()
                .path("error_codes")
                .path(0)
                .asInt();
    }
}
