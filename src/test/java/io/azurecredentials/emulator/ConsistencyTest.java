package io.azurecredentials.emulator;

import static io.azurecredentials.emulator.OfflineAzure.ARM;
import static io.azurecredentials.emulator.OfflineAzure.ARM_SCOPE;
import static io.azurecredentials.emulator.OfflineAzure.GRAPH;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;
import io.azurecredentials.emulator.store.ConsistencyProfile;
import io.azurecredentials.emulator.store.Lag;
import io.azurecredentials.emulator.store.Window;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a client meets while the replicas of Entra, Graph and ARM catch up. */
@Learned(reported = "retry rules of Vault and Terraform, which wait for five good reads")
class ConsistencyTest {

    private static final Duration LAG = Duration.ofMinutes(2);

    private final OfflineAzure azure = OfflineAzure.standard();
    private final Session graph = azure.graph();
    private final Session arm = azure.arm();
    private final String app = azure.world().resourceGroup("rg-app").id();

    @Test
    void a_new_application_is_404_at_first() {
        lag(Lag.APPLICATION);
        JsonNode created = graph.createApplication("a");
        String url = GRAPH + "/applications/" + created.path("id").asText();

        assertThat(graph.get(url).status()).isEqualTo(404);
        assertThat(graph.post(url + "/addPassword", "{}").status()).isEqualTo(404);
        azure.controls().advance(LAG);
        assertThat(graph.get(url).status()).isEqualTo(200);
    }

    @Learned(documented = "Upsert application")
    @Test
    void an_upsert_sees_what_reads_do_not_see_yet() {
        lag(Lag.APPLICATION);
        Session upserting = graph.with("Prefer", "create-if-missing");
        String url = GRAPH + "/applications(uniqueName='n')";

        assertThat(upserting.patch(url, "{'displayName':'a'}").status()).isEqualTo(201);
        assertThat(upserting.patch(url, "{'displayName':'a'}").status()).isEqualTo(204);
        assertThat(graph.get(url).status()).isEqualTo(404);
    }

    /** Vault and Terraform retry on this 403, whose grammar is Graph's. */
    @Test
    void the_service_principal_of_an_unseen_application_must_be_in_the_local_tenant() {
        lag(Lag.APPLICATION);
        JsonNode created = graph.createApplication("a");

        Reply reply =
                graph.post(
                        GRAPH + "/servicePrincipals",
                        "{'appId':'" + created.path("appId").asText() + "'}");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.message()).contains("must in the local tenant");
    }

    @Learned(assumed = "what a write refers to is looked up where it is written")
    @Test
    void a_deleted_application_that_is_still_shown_backs_no_service_principal() {
        JsonNode created = graph.createApplication("a");
        lag(Lag.APPLICATION);
        azure.controls().advance(LAG);
        String url = GRAPH + "/applications/" + created.path("id").asText();
        assertThat(graph.delete(url).status()).isEqualTo(204);
        assertThat(graph.get(url).status()).isEqualTo(200);

        Reply reply =
                graph.post(
                        GRAPH + "/servicePrincipals",
                        "{'appId':'" + created.path("appId").asText() + "'}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(azure.inventory().servicePrincipals()).isEmpty();
    }

    @Test
    void a_new_application_is_unknown_to_the_token_endpoint_at_first() {
        lag(Lag.SIGN_IN);
        JsonNode created = graph.createApplication("a");
        graph.createServicePrincipal(created);
        String secret = graph.addPassword(created).path("secretText").asText();

        assertThat(code(created, secret)).isEqualTo(700016);
        azure.controls().advance(LAG);
        assertThat(code(created, secret)).isZero();
    }

    @Test
    void a_new_secret_is_wrong_at_first() {
        JsonNode created = graph.createApplication("a");
        graph.createServicePrincipal(created);
        lag(Lag.SIGN_IN);
        azure.controls().advance(LAG);
        String secret = graph.addPassword(created).path("secretText").asText();

        assertThat(code(created, secret)).isEqualTo(7000215);
        azure.controls().advance(LAG);
        assertThat(code(created, secret)).isZero();
    }

    @Test
    void replicas_of_the_token_endpoint_disagree() {
        List<JsonNode> created =
                Stream.generate(() -> graph.createApplication("a")).limit(20).toList();
        created.forEach(graph::createServicePrincipal);
        azure.controls()
                .consistency(
                        ConsistencyProfile.FAST
                                .withReplicas(5)
                                .with(Lag.SIGN_IN, Window.upTo(LAG)));
        azure.controls().advance(LAG);
        Map<JsonNode, String> secrets = new HashMap<>();
        for (JsonNode application : created) {
            secrets.put(application, graph.addPassword(application).path("secretText").asText());
        }

        azure.controls().advance(LAG.dividedBy(2));

        // Each replica learns of each secret at a time of its own: of twenty, some must be split
        assertThat(secrets.entrySet())
                .anyMatch(it -> answers(it.getKey(), it.getValue()).size() == 2);
    }

    /** Whether some replicas accept a secret, some refuse it, or all say the same. */
    private Set<Boolean> answers(JsonNode application, String secret) {
        return IntStream.range(0, 50)
                .mapToObj(_ -> code(application, secret) == 0)
                .collect(Collectors.toSet());
    }

    @Learned(recorded = "aso_Test_Authorization_RoleAssignment_OnResourceGroup_CRUD")
    @Test
    void a_new_principal_is_not_found_by_arm_unless_its_type_is_given() {
        lag(Lag.PRINCIPAL_CHECK);
        JsonNode principal = graph.createServicePrincipal(graph.createApplication("a"));

        assertThat(assign(principal, "").code()).isEqualTo("PrincipalNotFound");
        assertThat(assign(principal, ",'principalType':'ServicePrincipal'").status())
                .isEqualTo(201);
    }

    @Learned(documented = "Troubleshoot Azure RBAC: role assignment changes are not being detected")
    @Test
    void a_new_role_assignment_takes_effect_late() {
        JsonNode created = graph.createApplication("a");
        JsonNode principal = graph.createServicePrincipal(created);
        String secret = graph.addPassword(created).path("secretText").asText();
        lag(Lag.ACCESS);
        azure.controls().advance(LAG);
        assign(principal, "");
        Session made =
                azure.as(
                        azure.signIn(created.path("appId").asText(), secret, ARM_SCOPE)
                                .text("access_token"));
        String url = ARM + app + "?api-version=2021-04-01";

        assertThat(made.get(url).status()).isEqualTo(403);
        azure.controls().advance(LAG);
        assertThat(made.get(url).status()).isEqualTo(200);
    }

    @Test
    void a_deleted_application_is_still_read_for_a_while() {
        JsonNode created = graph.createApplication("a");
        lag(Lag.APPLICATION);
        azure.controls().advance(LAG);
        String url = GRAPH + "/applications/" + created.path("id").asText();

        assertThat(graph.delete(url).status()).isEqualTo(204);
        assertThat(graph.get(url).status()).isEqualTo(200);
        assertThat(graph.delete(url).status()).isEqualTo(404);
        assertThat(azure.inventory().isEmpty()).isTrue();
    }

    private void lag(Lag kind) {
        azure.controls().consistency(ConsistencyProfile.FAST.with(kind, Window.exactly(LAG)));
    }

    /** The AADSTS code of a sign-in; 0 if it succeeds. */
    private int code(JsonNode application, String secret) {
        return azure.signIn(application.path("appId").asText(), secret, ARM_SCOPE)
                .body()
                .path("error_codes")
                .path(0)
                .asInt();
    }

    private Reply assign(JsonNode principal, String more) {
        return arm.put(
                ARM
                        + app
                        + "/providers/Microsoft.Authorization/roleAssignments/"
                        + "11111111-1111-1111-1111-111111111111?api-version=2022-04-01",
                "{'properties':{'roleDefinitionId':"
                        + "'/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7',"
                        + "'principalId':'"
                        + principal.path("id").asText()
                        + "'"
                        + more
                        + "}}");
    }
}
