package io.azurecredentials.emulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.KeyCredentials;
import io.azurecredentials.emulator.directory.ObjectType;
import io.azurecredentials.emulator.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a request body may set, and how it is merged into an object. */
final class Properties {

    private static final Set<String> READ_ONLY =
            Set.of(
                    "id",
                    "createdDateTime",
                    "deletedDateTime",
                    "publisherDomain",
                    "uniqueName",
                    "passwordCredentials",
                    "applicationTemplateId",
                    "appOwnerOrganizationId",
                    "appDisplayName",
                    "verifiedPublisher",
                    "certification",
                    "securityIdentifier",
                    "renewedDateTime");
    private static final Set<String> AUDIENCES =
            Set.of(
                    "AzureADMyOrg",
                    "AzureADMultipleOrgs",
                    "AzureADandPersonalMicrosoftAccount",
                    "PersonalMicrosoftAccount");
    private static final Set<String> TEXTS =
            Set.of("displayName", "description", "notes", "mailNickname", "userPrincipalName");
    private static final int LONGEST_NAME = 256;

    private Properties() {}

    /** Sets what the body sets. Nested objects are merged, lists are replaced. */
    static void apply(ObjectType type, ObjectNode target, ObjectNode body) {
        for (Map.Entry<String, JsonNode> property : body.properties()) {
            String name = property.getKey();
            if (!name.contains("@odata.")) {
                check(type, name, property.getValue());
                demandForm(type, name, property.getValue());
                JsonNode value =
                        name.equals("keyCredentials")
                                ? KeyCredentials.printed(property.getValue())
                                : property.getValue();
                Json.merge(target, Json.object().set(name, value));
            }
        }
    }

    /** The display name that a creation must give. */
    static String displayName(ObjectType type, ObjectNode body) {
        String name = body.path("displayName").asText("");
        if (name.isEmpty() || body.path("displayName").isNull()) {
            throw GraphRefusal.badRequest(
                    "A value is required for property 'displayName' of resource '"
                            + type.directoryName()
                            + "'.");
        }
        return name;
    }

    /** Refuses a creation that leaves one of these out. */
    static void demand(ObjectType type, ObjectNode body, List<String> required) {
        for (String property : required) {
            if (!body.hasNonNull(property)) {
                throw GraphRefusal.badRequest(
                        "A value is required for property '%s' of resource '%s'."
                                .formatted(property, type.directoryName()));
            }
        }
    }

    /** A list is no text; wording from public reports. Null takes a value away. */
    private static void demandForm(ObjectType type, String name, JsonNode value) {
        JsonNode blank = type.blank().path(name);
        boolean unknown = blank.isNull() || blank.isMissingNode() || value.isNull();
        boolean text = TEXTS.contains(name);
        boolean fits =
                unknown
                        ? !text || value.isNull() || value.isTextual()
                        : blank.getNodeType() == value.getNodeType();
        if (!fits) {
            throw new GraphRefusal(
                    400,
                    "BadRequest",
                    "Property " + name + " in payload has a value that does not match schema.");
        }
    }

    private static void check(ObjectType type, String name, JsonNode value) {
        if (!type.hasProperty(name)) {
            throw GraphRefusal.badRequest(
                    "The following extension properties are not available: " + name + ".");
        }
        if (READ_ONLY.contains(name) && !(value.isArray() && value.isEmpty())) {
            throw GraphRefusal.badRequest(
                    "Property '" + name + "' is read-only and cannot be set.");
        }
        boolean badAudience = name.equals("signInAudience") && !AUDIENCES.contains(value.asText());
        boolean badName =
                name.equals("displayName")
                        && (value.asText().isEmpty() || value.asText().length() > LONGEST_NAME);
        if (badAudience || badName) {
            throw GraphRefusal.badRequest(
                    "Invalid value specified for property '%s' of resource '%s'."
                            .formatted(name, type.directoryName()));
        }
    }
}
