package io.azurecredentials.emulator.entra;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Cloud;
import java.util.List;

/** The discovery documents, v1 and v2, and the list of clouds that MSAL asks for. */
final class Discovery {

    private static final List<String> CLAIMS =
            List.of(
                    "sub",
                    "iss",
                    "cloud_instance_name",
                    "cloud_instance_host_name",
                    "cloud_graph_host_name",
                    "msgraph_host",
                    "aud",
                    "exp",
                    "iat",
                    "auth_time",
                    "acr",
                    "nonce",
                    "preferred_username",
                    "name",
                    "tid",
                    "ver",
                    "at_hash",
                    "c_hash",
                    "email");

    private Discovery() {}

    /**
     * OpenID configuration, v2.
     *
     * @param tenant the tenant in the path; {@code common} leaves the issuer a template
     */
    static ObjectNode v2(Cloud cloud, String tenant) {
        String base = "https://" + cloud.loginHost() + "/" + tenant;
        ObjectNode document = Json.object();
        document.put("token_endpoint", base + "/oauth2/v2.0/token");
        list(document, "token_endpoint_auth_methods_supported", authMethods());
        document.put("jwks_uri", base + "/discovery/v2.0/keys");
        list(document, "response_modes_supported", List.of("query", "fragment", "form_post"));
        list(document, "subject_types_supported", List.of("pairwise"));
        list(document, "id_token_signing_alg_values_supported", List.of("RS256"));
        list(
                document,
                "response_types_supported",
                List.of("code", "id_token", "code id_token", "id_token token"));
        list(document, "scopes_supported", List.of("openid", "profile", "email", "offline_access"));
        document.put("issuer", cloud.issuerV2(tenant.equals("common") ? "{tenantid}" : tenant));
        document.put("request_uri_parameter_supported", false);
        document.put("userinfo_endpoint", "https://" + cloud.graphHost() + "/oidc/userinfo");
        document.put("authorization_endpoint", base + "/oauth2/v2.0/authorize");
        document.put("device_authorization_endpoint", base + "/oauth2/v2.0/devicecode");
        document.put("http_logout_supported", true);
        document.put("frontchannel_logout_supported", true);
        document.put("end_session_endpoint", base + "/oauth2/v2.0/logout");
        list(document, "claims_supported", CLAIMS);
        document.put("kerberos_endpoint", base + "/kerberos");
        return cloudFacts(document, cloud, tenant);
    }

    /** OpenID configuration, v1: other endpoints, and the key set of all tenants. */
    static ObjectNode v1(Cloud cloud, String tenant) {
        String host = "https://" + cloud.loginHost();
        ObjectNode document = Json.object();
        document.put("token_endpoint", host + "/" + tenant + "/oauth2/token");
        list(document, "token_endpoint_auth_methods_supported", authMethods());
        document.put("jwks_uri", host + "/common/discovery/keys");
        list(document, "response_modes_supported", List.of("query", "fragment", "form_post"));
        list(document, "subject_types_supported", List.of("pairwise"));
        list(document, "id_token_signing_alg_values_supported", List.of("RS256"));
        list(
                document,
                "response_types_supported",
                List.of("code", "id_token", "code id_token", "token id_token", "token"));
        list(document, "scopes_supported", List.of("openid"));
        document.put("issuer", cloud.issuer(tenant.equals("common") ? "{tenantid}" : tenant));
        document.put("microsoft_multi_refresh_token", true);
        document.put("authorization_endpoint", host + "/" + tenant + "/oauth2/authorize");
        document.put("userinfo_endpoint", host + "/" + tenant + "/openid/userinfo");
        document.put("http_logout_supported", true);
        document.put("frontchannel_logout_supported", true);
        document.put("end_session_endpoint", host + "/" + tenant + "/oauth2/logout");
        list(document, "claims_supported", CLAIMS);
        document.put("check_session_iframe", host + "/" + tenant + "/oauth2/checksession");
        return cloudFacts(document, cloud, tenant);
    }

    /** The clouds and the names under which each is cached. */
    static ObjectNode instances(Cloud cloud, String tenant) {
        ObjectNode document = Json.object();
        document.put(
                "tenant_discovery_endpoint",
                "https://"
                        + cloud.loginHost()
                        + "/"
                        + tenant
                        + "/v2.0/.well-known/openid-configuration");
        document.put("api-version", "1.1");
        ArrayNode metadata = document.putArray("metadata");
        metadata.add(
                instance(
                        "login.microsoftonline.com",
                        "login.windows.net",
                        Cloud.PUBLIC.loginHosts()));
        metadata.add(
                instance(
                        "login.partner.microsoftonline.cn",
                        "login.partner.microsoftonline.cn",
                        List.of("login.partner.microsoftonline.cn", "login.chinacloudapi.cn")));
        metadata.add(single("login.microsoftonline.de"));
        metadata.add(
                instance(
                        "login.microsoftonline.us",
                        "login.microsoftonline.us",
                        Cloud.US_GOVERNMENT.loginHosts()));
        metadata.add(single("login-us.microsoftonline.com"));
        return document;
    }

    private static ObjectNode cloudFacts(ObjectNode document, Cloud cloud, String tenant) {
        if (tenant.equals("common")) {
            document.putNull("tenant_region_scope");
        } else {
            document.put("tenant_region_scope", "EU");
        }
        document.put(
                "cloud_instance_name",
                cloud.loginHost().substring(cloud.loginHost().indexOf('.') + 1));
        document.put("cloud_graph_host_name", "graph.windows.net");
        document.put("msgraph_host", cloud.graphHost());
        document.put("rbac_url", "https://pas.windows.net");
        return document;
    }

    private static List<String> authMethods() {
        return List.of("client_secret_post", "private_key_jwt", "client_secret_basic");
    }

    private static ObjectNode single(String host) {
        return instance(host, host, List.of(host));
    }

    private static ObjectNode instance(String network, String cache, List<String> aliases) {
        ObjectNode instance = Json.object();
        instance.put("preferred_network", network);
        instance.put("preferred_cache", cache);
        list(instance, "aliases", aliases);
        return instance;
    }

    private static void list(ObjectNode document, String name, List<String> values) {
        ArrayNode array = document.putArray(name);
        values.forEach(array::add);
    }
}
