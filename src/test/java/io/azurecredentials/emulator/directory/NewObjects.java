package io.azurecredentials.emulator.directory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.world.Tenant;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.UUID;

/** The bodies of new objects, as Graph fills them in. */
public final class NewObjects {

    private NewObjects() {}

    /** A new application without anything optional. */
    public static ObjectNode application(
            Tenant tenant, String id, String appID, String displayName, Instant now) {
        ObjectNode body = ObjectType.APPLICATION.blank();
        body.put("id", id);
        body.put("appId", appID);
        body.put("createdDateTime", Timestamps.seconds(now));
        body.put("displayName", displayName);
        body.put("publisherDomain", tenant.domain());
        return body;
    }

    /** The service principal of an application of the same tenant. */
    public static ObjectNode servicePrincipal(
            Tenant tenant, String id, ObjectNode application, Instant now) {
        ObjectNode body = ObjectType.SERVICE_PRINCIPAL.blank();
        body.put("id", id);
        body.put("appId", application.path("appId").asText());
        body.put("appOwnerOrganizationId", tenant.id());
        body.put("createdDateTime", Timestamps.seconds(now));
        repeat(application, body);
        return body;
    }

    /** Copies what a service principal repeats of its application. */
    public static void repeat(ObjectNode application, ObjectNode principal) {
        principal.set("appDisplayName", application.get("displayName"));
        principal.set("displayName", application.get("displayName"));
        principal.set("appDescription", application.get("description"));
        principal.set("signInAudience", application.get("signInAudience"));
        principal.set("homepage", application.path("web").path("homePageUrl"));
        principal.set("replyUrls", application.path("web").path("redirectUris"));
        principal.set("appRoles", application.path("appRoles").deepCopy());
        principal.set(
                "oauth2PermissionScopes",
                application.path("api").path("oauth2PermissionScopes").deepCopy());
        ArrayNode names = principal.putArray("servicePrincipalNames");
        application.path("identifierUris").forEach(names::add);
        names.add(application.path("appId").asText());
    }

    /** A new security group. */
    public static ObjectNode group(String id, String displayName, Instant now) {
        ObjectNode body = ObjectType.GROUP.blank();
        body.put("id", id);
        body.put("createdDateTime", Timestamps.seconds(now));
        body.put("displayName", displayName);
        body.put("mailNickname", id.substring(0, 10));
        body.put("renewedDateTime", Timestamps.seconds(now));
        body.put("securityIdentifier", securityIdentifier(id));
        return body;
    }

    /**
     * The SID is the object id in another notation: four little-endian words of the GUID's bytes.
     */
    private static String securityIdentifier(String id) {
        UUID guid = UUID.fromString(id);
        long most = guid.getMostSignificantBits();
        ByteBuffer bytes = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt((int) (most >>> 32)).putShort((short) (most >>> 16)).putShort((short) most);
        bytes.order(ByteOrder.BIG_ENDIAN).putLong(guid.getLeastSignificantBits()).flip();
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder sid = new StringBuilder("S-1-12-1");
        while (bytes.hasRemaining()) {
            sid.append('-').append(Integer.toUnsignedString(bytes.getInt()));
        }
        return sid.toString();
    }
}
