package io.azurecredentials.emulator.entra;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.AzureTokens;
import io.azurecredentials.emulator.ClusterIssuer;
import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Api;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Group;
import io.azurecredentials.emulator.world.ManagedIdentity;
import io.azurecredentials.emulator.world.Quirk;
import io.azurecredentials.emulator.world.World;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens for an application of the tenant, of service principals and of pods. */
@Learned(documented = "Access token claims reference; Optional claims reference")
class OwnAudienceTest {
    private static final String ARM = "https://management.azure.com/";
    private static final ClusterIssuer CLUSTER =
            ClusterIssuer.at("https://westeurope.oic.prod-aks.azure.com/tenant/cluster/");
    private static final Application V1 = Application.named("v1").as(Api.of("api://v1"));
    private static final Application V2 =
            Application.named("v2").as(Api.of("api://v2").ofVersion2());
    private static final Application TELLING =
            Application.named("telling")
                    .as(Api.of("https://login.example").tellingType().tellingGroups());
    private static final Application CLIENT = Application.named("client");
    private static final ManagedIdentity POD =
            ManagedIdentity.named(World.standard().resourceGroup("rg-app"), "id-pod")
                    .withFederated(CLUSTER.trust("team-a", "app"));
    private static final Group CREW =
            Group.named("crew").withMembers(CLIENT.servicePrincipalID().orElseThrow());

    private final OfflineAzure azure =
            new OfflineAzure(
                    World.standard()
                            .withApplications(V1, V2, TELLING, CLIENT)
                            .withIdentities(POD)
                            .withGroups(CREW)
                            .withIssuers(CLUSTER.issuer()));
    private final AzureTokens tokens = azure.tokens();

    @ParameterizedTest
    @CsvSource({"api://v1, 1.0, appid, azp", "api://v2, 2.0, azp, appid"})
    void the_application_decides_which_form_its_tokens_have(
            String audience, String version, String client, String other) {
        String token = tokens.ofApplication(CLIENT, audience);
        JsonNode claims = AzureTokens.claims(token);

        boolean v1 = version.equals("1.0");
        assertThat(claims.path("ver").asText()).isEqualTo(version);
        assertThat(claims.path("aud").asText()).isEqualTo(v1 ? audience : V2.clientID());
        assertThat(claims.path("iss").asText())
                .isEqualTo(
                        v1
                                ? "https://sts.windows.net/" + azure.world().tenantID() + "/"
                                : "https://login.microsoftonline.com/"
                                        + azure.world().tenantID()
                                        + "/v2.0");
        assertThat(claims.path(client).asText()).isEqualTo(CLIENT.clientID());
        assertThat(claims.has(other)).isFalse();
        assertThat(claims.path("oid").asText()).isEqualTo(claims.path("sub").asText());
        assertThat(header(token).has("x5t")).isEqualTo(v1);
        assertThat(header(token).path("kid").asText()).isNotEmpty();
    }

    @Test
    void its_id_is_a_name_for_it_as_well() {
        assertThat(audience(tokens.ofApplication(CLIENT, V1.clientID()))).isEqualTo(V1.clientID());
        assertThat(audience(tokens.ofMachine("vm-app", V2.clientID()))).isEqualTo(V2.clientID());
    }

    @Test
    void what_kind_of_principal_it_is_is_told_to_who_asks_and_to_microsofts_own() {
        assertThat(AzureTokens.claims(tokens.ofApplication(CLIENT, "api://v1")).has("idtyp"))
                .isFalse();
        assertThat(AzureTokens.claims(tokens.ofMachine("vm-app", "api://v2")).has("idtyp"))
                .isFalse();
        assertThat(type(tokens.ofApplication(CLIENT, "https://login.example"))).isEqualTo("app");
        assertThat(type(tokens.ofApplication(CLIENT, ARM))).isEqualTo("app");
    }

    @Learned(assumed = "nobody says whether tokens of service principals list groups; a switch")
    @Test
    void a_service_principals_groups_are_told_to_who_asks_or_are_not() {
        assertThat(groups("https://login.example").isMissingNode()).isTrue();

        azure.controls().quirks().set(Quirk.SERVICE_PRINCIPALS_TELL_GROUPS, true);

        assertThat(groups("https://login.example")).containsExactly(Json.tree(CREW.id()));
        assertThat(groups("api://v1").isMissingNode()).isTrue();
    }

    @Learned(documented = "Workload identity federation")
    @ParameterizedTest
    @CsvSource({"api://v1, 1.0", "api://v2, 2.0"})
    void a_pod_is_the_identity_that_trusts_its_service_account(String audience, String version) {
        JsonNode claims =
                AzureTokens.claims(tokens.ofPod(POD, CLUSTER.token("team-a", "app"), audience));

        assertThat(claims.path("oid").asText()).isEqualTo(POD.principalID());
        assertThat(claims.path("ver").asText()).isEqualTo(version);
        assertThat(claims.has("xms_mirid")).isFalse();
        assertThat(claims.has("xms_az_rid")).isFalse();
        assertThatThrownBy(() -> tokens.ofPod(POD, CLUSTER.token("team-b", "app"), audience))
                .hasMessageContaining("AADSTS700213");
    }

    @Learned(assumed = "no token of a pod is quoted anywhere with all of its claims; a switch")
    @Test
    void a_pods_token_for_microsofts_own_names_the_identity_and_no_machine() {
        String account = CLUSTER.token("team-a", "app");
        JsonNode claims = AzureTokens.claims(tokens.ofPod(POD, account, ARM));

        assertThat(claims.path("xms_mirid").asText()).endsWith("/userAssignedIdentities/id-pod");
        assertThat(claims.has("xms_az_rid")).isFalse();

        azure.controls().quirks().set(Quirk.FEDERATED_IDENTITY_IS_NAMED, false);
        assertThat(AzureTokens.claims(tokens.ofPod(POD, account, ARM)).has("xms_mirid")).isFalse();
    }

    @Test
    void graph_shows_what_tokens_for_an_application_are_like() {
        JsonNode application =
                azure.graph()
                        .get(OfflineAzure.GRAPH + "/applications/" + TELLING.objectID())
                        .body();
        JsonNode principal =
                azure.graph()
                        .get(
                                OfflineAzure.GRAPH
                                        + "/servicePrincipals/"
                                        + TELLING.servicePrincipalID().orElseThrow())
                        .body();

        assertThat(application.path("identifierUris").path(0).asText())
                .isEqualTo("https://login.example");
        assertThat(application.at("/optionalClaims/accessToken/0/name").asText())
                .isEqualTo("idtyp");
        assertThat(application.path("groupMembershipClaims").asText()).isEqualTo("SecurityGroup");
        assertThat(principal.path("servicePrincipalNames").path(0).asText())
                .isEqualTo("https://login.example");
    }

    private JsonNode groups(String audience) {
        return AzureTokens.claims(tokens.ofApplication(CLIENT, audience)).path("groups");
    }

    private static String audience(String token) {
        return AzureTokens.claims(token).path("aud").asText();
    }

    private static String type(String token) {
        return AzureTokens.claims(token).path("idtyp").asText();
    }

    private static JsonNode header(String token) {
        byte[] text = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
        return Json.read(new String(text, UTF_8));
    }
}
