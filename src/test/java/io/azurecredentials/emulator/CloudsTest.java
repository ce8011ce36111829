package io.azurecredentials.emulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Application;
import io.azurecredentials.emulator.world.Cloud;
import io.azurecredentials.emulator.world.RoleGrant;
import io.azurecredentials.emulator.world.Subscription;
import io.azurecredentials.emulator.world.Tenant;
import io.azurecredentials.emulator.world.World;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tenants and clouds side by side. Hosts and audiences are from Microsoft's "National clouds"; two
 * tenants are in the public cloud, one in each other.
 */
@Learned(documented = "National clouds; National cloud deployments")
class CloudsTest {

    private static final Home NEIGHBOUR = new Home("1", Cloud.PUBLIC);
    private static final Home GOVERNMENT = new Home("2", Cloud.US_GOVERNMENT);
    private static final Home CHINA = new Home("3", Cloud.CHINA);

    private final OfflineAzure azure = new OfflineAzure(world());

    /** A tenant with one subscription and one application; the ids are made of the digit. */
    record Home(String digit, Cloud cloud) {
        String tenantID() {
            return "00000000-0000-0000-0001-" + digit.repeat(12);
        }

        String subscriptionID() {
            return "00000000-0000-0000-0002-" + digit.repeat(12);
        }

        String scope() {
            return "/subscriptions/" + subscriptionID();
        }

        Application application() {
            return Application.named("app-" + digit)
                    .withGraphPermissions("Application.ReadWrite.All")
                    .withRoles(new RoleGrant("Reader", scope()));
        }

        Tenant tenant() {
            return new Tenant(
                    tenantID(),
                    "Tenant " + digit,
                    "tenant" + digit + ".example",
                    cloud,
                    List.of(application()),
                    List.of());
        }

        Subscription subscription() {
            return new Subscription(
                    subscriptionID(), "Subscription", tenantID(), List.of(), List.of());
        }
    }

    static List<Home> homes() {
        return List.of(NEIGHBOUR, GOVERNMENT, CHINA);
    }

    /**
     * No page of Microsoft's lists them; those of China are from services that accept its tokens.
     */
    @Learned(reported = "issuers that API gateways and operators list by cloud")
    @Test
    void issuers_differ_by_cloud_and_the_governments_v1_issuer_does_not() {
        assertThat(GOVERNMENT.cloud().issuer("t")).isEqualTo(NEIGHBOUR.cloud().issuer("t"));
        assertThat(GOVERNMENT.cloud().issuerV2("t"))
                .isEqualTo("https://login.microsoftonline.us/t/v2.0");
        assertThat(CHINA.cloud().issuer("t")).isEqualTo("https://sts.chinacloudapi.cn/t/");
        assertThat(CHINA.cloud().issuerV2("t"))
                .isEqualTo("https://login.partner.microsoftonline.cn/t/v2.0");
    }

    @ParameterizedTest
    @MethodSource("homes")
    void each_signs_in_at_home_and_is_served_there(Home home) {
        Reply graph = applications(home, graphToken(home));
        Reply arm = subscription(home, armToken(home));

        assertThat(graph.status()).isEqualTo(200);
        assertThat(arm.status()).isEqualTo(200);
        assertThat(arm.text("subscriptionId")).isEqualTo(home.subscriptionID());
    }

    @ParameterizedTest
    @MethodSource("homes")
    void tokens_and_discovery_documents_name_the_same_issuer(Home home) {
        String base = "https://" + home.cloud().loginHost() + "/" + home.tenantID();
        Reply v1 = azure.send("GET", base + "/.well-known/openid-configuration", Map.of(), "");
        Reply v2 = azure.send("GET", base + "/v2.0/.well-known/openid-configuration", Map.of(), "");

        JsonNode claims = claims(armToken(home));

        assertThat(claims.path("iss").asText()).isEqualTo(v1.text("issuer"));
        assertThat(claims.path("tid").asText()).isEqualTo(home.tenantID());
        assertThat(v2.text("issuer")).isEqualTo(base + "/v2.0");
        assertThat(v2.text("token_endpoint")).isEqualTo(base + "/oauth2/v2.0/token");
        assertThat(v2.text("msgraph_host")).isEqualTo(home.cloud().graphHost());
    }

    @Test
    void a_token_of_one_cloud_is_refused_in_every_other() {
        for (Home home : homes()) {
            for (Home other : homes()) {
                if (!home.cloud().equals(other.cloud())) {
                    assertThat(applications(other, graphToken(home)).status()).isEqualTo(401);
                    assertThat(subscription(other, armToken(home)).status()).isEqualTo(401);
                }
            }
        }
    }

    @Learned(reported = "InvalidAuthenticationTokenTenant in issues of the Azure SDKs")
    @Test
    void a_token_of_one_tenant_does_not_open_anothers_subscription() {
        String standard = azure.token(azure.world().root(), OfflineAzure.ARM_SCOPE);

        Reply reply = subscription(NEIGHBOUR, standard);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.code()).isEqualTo("InvalidAuthenticationTokenTenant");
    }

    @Test
    void a_token_of_one_tenant_shows_its_own_directory_only() {
        List<String> names = new ArrayList<>();
        applications(NEIGHBOUR, graphToken(NEIGHBOUR))
                .body()
                .path("value")
                .forEach(application -> names.add(application.path("displayName").asText()));

        assertThat(names).containsExactly("app-1");
    }

    @Test
    void a_tenant_is_unknown_to_the_hosts_of_other_clouds() {
        Reply reply = signIn(CHINA, Cloud.PUBLIC.loginHost(), Cloud.PUBLIC.graphAudience());

        assertThat(reply.body().path("error_codes").path(0).asInt()).isEqualTo(90002);
    }

    @Test
    void a_cloud_does_not_know_the_audiences_of_another() {
        Reply reply = signIn(CHINA, CHINA.cloud().loginHost(), Cloud.PUBLIC.graphAudience());

        assertThat(reply.body().path("error_codes").path(0).asInt()).isEqualTo(500011);
    }

    private Reply applications(Home home, String token) {
        return azure.as(token).get("https://" + home.cloud().graphHost() + "/v1.0/applications");
    }

    private Reply subscription(Home home, String token) {
        return azure.as(token)
                .get(
                        "https://"
                                + home.cloud().armHost()
                                + home.scope()
                                + "?api-version=2022-12-01");
    }

    private String graphToken(Home home) {
        return token(home, home.cloud().graphAudience());
    }

    private String armToken(Home home) {
        return token(home, home.cloud().armAudiences().getFirst());
    }

    private String token(Home home, String audience) {
        return signIn(home, home.cloud().loginHost(), audience).text("access_token");
    }

    private Reply signIn(Home home, String host, String audience) {
        Map<String, String> form =
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        home.application().clientID(),
                        "client_secret",
                        home.application().clientSecret(),
                        "scope",
                        audience + "/.default");
        String body =
                form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        String url = "https://" + host + "/" + home.tenantID() + "/oauth2/v2.0/token";
        return azure.send("POST", url, Map.of(), body);
    }

    private static JsonNode claims(String token) {
        String payload = token.split("\\.", -1)[1];
        return Json.read(new String(Base64.getUrlDecoder().decode(payload), UTF_8));
    }

    private static World world() {
        return World.standard()
                .withTenants(homes().stream().map(Home::tenant).toArray(Tenant[]::new))
                .withSubscriptions(
                        homes().stream().map(Home::subscription).toArray(Subscription[]::new));
    }
}
