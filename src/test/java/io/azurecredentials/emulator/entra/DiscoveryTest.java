package io.azurecredentials.emulator.entra;

import static org.assertj.core.api.Assertions.assertThat;

import io.azurecredentials.emulator.Learned;
import io.azurecredentials.emulator.OfflineAzure;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;

@Learned(recorded = "entra_client_secret_credential")
class DiscoveryTest {

    private static final String LOGIN = "https://login.microsoftonline.com";

    private final OfflineAzure azure = OfflineAzure.standard();
    private final String tenant = azure.world().tenantID();

    @Test
    void v2_names_the_issuer_of_v2_tokens_and_the_keys_of_the_tenant() {
        Reply reply = get("/" + tenant + "/v2.0/.well-known/openid-configuration");

        assertThat(reply.text("issuer")).isEqualTo(LOGIN + "/" + tenant + "/v2.0");
        assertThat(reply.text("jwks_uri")).isEqualTo(LOGIN + "/" + tenant + "/discovery/v2.0/keys");
        assertThat(reply.text("token_endpoint"))
                .isEqualTo(LOGIN + "/" + tenant + "/oauth2/v2.0/token");
        assertThat(reply.headers()).containsEntry("cache-control", "max-age=86400, private");
    }

    @Learned(documented = "Microsoft identity platform access tokens: validate the issuer")
    @Test
    void v1_names_the_issuer_of_v1_tokens_and_the_keys_of_all_tenants() {
        Reply reply = get("/" + tenant + "/.well-known/openid-configuration");

        assertThat(reply.text("issuer")).isEqualTo("https://sts.windows.net/" + tenant + "/");
        assertThat(reply.text("jwks_uri")).isEqualTo(LOGIN + "/common/discovery/keys");
    }

    @Test
    void the_common_issuer_is_a_template() {
        Reply reply = get("/common/v2.0/.well-known/openid-configuration");

        assertThat(reply.text("issuer")).isEqualTo(LOGIN + "/{tenantid}/v2.0");
    }

    @Learned(reported = "AADSTS90002 in issues of MSAL")
    @Test
    void an_unknown_tenant_has_no_document() {
        Reply reply = get("/nowhere.example/v2.0/.well-known/openid-configuration");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("error_codes").path(0).asInt()).isEqualTo(90002);
    }

    @Learned(reported = "the key set of common, captured in October 2024")
    @Test
    void keys_have_a_certificate_but_no_algorithm() {
        Reply reply = get("/" + tenant + "/discovery/v2.0/keys");

        assertThat(reply.body().path("keys").path(0).fieldNames())
                .toIterable()
                .containsExactly("kty", "use", "kid", "x5t", "n", "e", "x5c", "issuer");
        assertThat(get("/common/discovery/keys").body().path("keys").path(0).has("issuer"))
                .isFalse();
    }

    @Test
    void instance_discovery_lists_the_clouds() {
        Reply reply = get("/common/discovery/instance?api-version=1.1&authorization_endpoint=x");

        assertThat(reply.body().path("metadata")).hasSize(5);
        assertThat(reply.body().path("metadata").path(0).path("preferred_network").asText())
                .isEqualTo("login.microsoftonline.com");
    }

    private Reply get(String path) {
        return azure.send("GET", LOGIN + path, Map.of(), "");
    }
}
