package io.azurecredentials.emulator.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Api;

/**
 * What an application object says of tokens for it. From Microsoft's "Optional claims reference"
 * and the application manifest's {@code groupMembershipClaims}.
 */
public final class Apis {
    private static final String TYPE = "idtyp";
    private static final String OF_USERS = "include_user_token";

    private Apis() {}

    /** Writes it into an application's body. */
    static void describe(ObjectNode application, Api api) {
        api.identifierUris().forEach(application.putArray("identifierUris")::add);
        if (api.tokenVersion() == 2) {
            application.withObjectProperty("api").put("requestedAccessTokenVersion", 2);
        }
        if (api.tellsGroups()) {
            application.put("groupMembershipClaims", "SecurityGroup");
        }
        if (api.tellsType()) {
            ObjectNode claim = Json.object().put("name", TYPE).putNull("source");
            claim.put("essential", false).putArray("additionalProperties").add(OF_USERS);
            ObjectNode optional = application.putObject("optionalClaims");
            optional.putArray("idToken");
            optional.putArray("accessToken").add(claim);
            optional.putArray("saml2Token");
        }
    }

    /** The form of its tokens: 1 unless it asks for 2. */
    public static int tokenVersion(JsonNode application) {
        return application.path("api").path("requestedAccessTokenVersion").asInt(1) == 2 ? 2 : 1;
    }

    /** Whether tokens of applications for it have {@code idtyp}. */
    public static boolean tellsType(JsonNode application) {
        return !claim(application).isMissingNode();
    }

    /** Whether users' have it, too. */
    public static boolean tellsTypeOfUsers(JsonNode application) {
        return claim(application)
                .path("additionalProperties")
                .valueStream()
                .anyMatch(property -> property.asText().equals(OF_USERS));
    }

    /** Whether tokens list groups. */
    public static boolean tellsGroups(JsonNode application) {
        String asked = application.path("groupMembershipClaims").asText("");
        return asked.contains("SecurityGroup") || asked.contains("All");
    }

    private static JsonNode claim(JsonNode application) {
        return application
                .path("optionalClaims")
                .path("accessToken")
                .valueStream()
                .filter(claim -> claim.path("name").asText().equals(TYPE))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }
}
