package io.azurecredentials.emulator.directory;

import static io.azurecredentials.emulator.directory.ObjectType.SERVICE_PRINCIPAL;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Tenant;
import java.util.UUID;

/**
 * The service principal of Microsoft Graph, which every tenant has. Its application is in a tenant
 * of Microsoft's. Ids of the permissions are from Microsoft's "Graph permissions reference".
 */
public final class MicrosoftGraph {

    /** Its application id, the same in every tenant. */
    public static final String APP_ID = "00000003-0000-0000-c000-000000000000";

    private static final String MICROSOFT = "f8cdef31-a31e-4b4a-93e4-5f571e91255a";
    private static final JsonNode ROLES = Json.resource("/emulator/graph/appRoles.json");

    private MicrosoftGraph() {}

    /** Its object id in a tenant. */
    public static String id(Tenant tenant) {
        return UUID.nameUUIDFromBytes((tenant.id() + "/" + APP_ID).getBytes(UTF_8)).toString();
    }

    static DirectoryObject in(Tenant tenant) {
        ObjectNode body = SERVICE_PRINCIPAL.blank();
        body.put("id", id(tenant));
        body.put("appId", APP_ID);
        body.put("appDisplayName", "Microsoft Graph");
        body.put("displayName", "Microsoft Graph");
        body.put("appOwnerOrganizationId", MICROSOFT);
        body.put("createdDateTime", "2020-01-01T00:00:00Z");
        body.put("signInAudience", "AzureADMultipleOrgs");
        body.set("appRoles", ROLES.deepCopy());
        body.putArray("servicePrincipalNames").add(APP_ID).add("https://graph.microsoft.com");
        return DirectoryObject.of(SERVICE_PRINCIPAL, id(tenant), body);
    }

    /** The id of a permission; one that is not listed has an id that follows from its name. */
    static String roleID(String permission) {
        return ROLES.valueStream()
                .filter(role -> role.path("value").asText().equals(permission))
                .map(role -> role.path("id").asText())
                .findFirst()
                .orElseGet(() -> UUID.nameUUIDFromBytes(permission.getBytes(UTF_8)).toString());
    }
}
