package io.azurecredentials.server.vault.administration;

import static io.azurecredentials.server.vault.administration.Administered.errors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.azurecredentials.server.http.Reply;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Administering with the operator's own rights, for a ServiceAccount that has some of its own. */
class AdministrationIT extends WithAdministrators {
    private static final String TENANT = "adfb6898-97b2-3525-9adc-aee72945c791";
    private static final String CLIENT = "11111111-2222-4333-8444-555555555555";
    private static final String CONFIG =
            "{\"tenant_id\":\"%s\",\"client_id\":\"%s\",\"client_secret\":\"fake-secret\"}"
                    .formatted(TENANT, CLIENT);
    private static final String ROLE =
            "{\"azure_roles\":\"[{\\\"role_name\\\":\\\"Reader\\\",\\\"scope\\\":\\\"/subscriptions/%s\\\"}]\",\"ttl\":3600}"
                    .formatted(TENANT);
    private static final String LOGIN =
            "{\"bound_service_principal_ids\":\"%s\",\"token_ttl\":\"1h\"}".formatted(CLIENT);
    private static final Duration LONG = Duration.ofSeconds(15);

    @Test
    void a_config_and_a_role_are_written_read_changed_and_deleted() {
        String token = administrator("team");

        assertThat(ask("POST", "azure/config", CONFIG, token).status()).isEqualTo(204);
        Secret secret = client.secrets().inNamespace(namespace).withName("azure-bootstrap").get();
        assertThat(secret.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(it -> assertThat(it.getName()).isEqualTo("azure"));
        assertThat(ask("POST", "azure/roles/Reader", ROLE, token).status()).isEqualTo(204);
        assertThat(ask("POST", "auth/azure/role/reader", LOGIN, token).status()).isEqualTo(204);
        assertThat(ask("POST", "azure/roles/reader", "{\"ttl\":\"2h\"}", token).status())
                .isEqualTo(204);

        assertThat(data("azure/roles/reader", token)).contains("\"ttl\":7200", "\"Reader\"");
        assertThat(role().getSpec().login()).isNotNull();
        assertThat(ask("DELETE", "auth/azure/role/reader", "", token).status()).isEqualTo(204);
        assertThat(role().getSpec().login()).isNull();
        assertThat(ask("DELETE", "azure/roles/reader", "", token).status()).isEqualTo(204);
        assertThat(ask("LIST", "azure/roles", "", token).status()).isEqualTo(404);
        assertThat(ask("DELETE", "azure/config", "", token).status()).isEqualTo(204);
        assertThat(data("azure/config", token)).contains("\"tenant_id\":\"\"");
    }

    @Test
    void another_secret_and_a_rotation_reach_the_objects() {
        String token = administrator("team");
        ask("POST", "azure/config", CONFIG, token);

        Reply again = ask("POST", "azure/config", "{\"client_secret\":\"fake-other\"}", token);
        Reply rotated = ask("POST", "azure/rotate-root", "", token);

        assertThat(again.status()).isEqualTo(204);
        assertThat(
                        client.secrets()
                                .inNamespace(namespace)
                                .withName("azure-bootstrap")
                                .get()
                                .getData())
                .isEqualTo(Map.of("clientSecret", "ZmFrZS1vdGhlcg=="));
        assertThat(rotated.status()).isEqualTo(200);
        assertThat(Administered.warnings(rotated)).contains("still being rotated");
    }

    @Test
    void the_sentences_of_the_kinds_come_back() {
        String token = administrator("team");

        Reply ttl =
                ask("POST", "azure/roles/x", ROLE.replace("3600", "3600,\"max_ttl\":60"), token);
        Reply nothing = ask("POST", "azure/roles/x", "{}", token);
        Reply tenant = ask("POST", "azure/config", "{\"tenant_id\":\"contoso\"}", token);
        Reply resources =
                ask("POST", "auth/azure/role/x", "{\"bound_resource_groups\":\"rg\"}", token);

        assertThat(List.of(ttl, nothing, tenant, resources))
                .allSatisfy(it -> assertThat(it.status()).isEqualTo(400));
        assertThat(errors(ttl)).isEqualTo("ttl must not exceed maxTTL: lower ttl or raise maxTTL");
        assertThat(errors(nothing)).startsWith("write azureRoles");
        assertThat(errors(tenant)).startsWith("tenantID must be a GUID");
        assertThat(errors(resources)).startsWith("write login.boundServicePrincipalIDs");
    }

    @Test
    void what_kubectl_wrote_is_not_written_over() {
        String token = administrator("team");
        GenericKubernetesResource theirs =
                client.getKubernetesSerialization()
                        .unmarshal(
                                """
                                apiVersion: azurecredentials.io/v1alpha1
                                kind: AzureRole
                                metadata: {name: reader}
                                spec:
                                  configRef: {name: azure}
                                  ttl: 1h
                                  applicationObjectID: 11111111-2222-4333-8444-555555555555
                                """,
                                GenericKubernetesResource.class);
        client.resource(theirs)
                .inNamespace(namespace)
                .fieldManager("fake-gitops")
                .serverSideApply();

        Reply same = ask("POST", "azure/roles/reader", "{\"ttl\":3600}", token);
        Reply more = ask("POST", "azure/roles/reader", "{\"max_ttl\":7200}", token);
        Reply theirTTL = ask("POST", "azure/roles/reader", "{\"ttl\":60}", token);

        assertThat(same.status()).isEqualTo(204);
        assertThat(more.status()).isEqualTo(204);
        assertThat(theirTTL.status()).isEqualTo(400);
        assertThat(errors(theirTTL)).contains("spec.ttl", "fake-gitops");
        assertThat(ask("POST", "azure/roles/reader", "{\"max_ttl\":9000}", token).status())
                .isEqualTo(204);
    }

    @Test
    void whoever_may_not_use_the_config_writes_no_role() {
        String token = account("half", "azureroles", "*");

        assertThat(ask("POST", "azure/roles/x", ROLE, token).status()).isEqualTo(403);
        grant("half", "use", "azureconfigs", "use");

        await().atMost(LONG).until(() -> ask("POST", "azure/roles/x", ROLE, token).status() == 204);
    }

    @Test
    void a_token_that_is_not_for_us_is_nobodys() {
        administrator("team");

        assertThat(ask("GET", "azure/config", "", token("team", "elsewhere")).status())
                .isEqualTo(403);
        assertThat(ask("GET", "azure/config", "", token("team", "azurecredentials.io")).status())
                .isEqualTo(200);
    }
}
