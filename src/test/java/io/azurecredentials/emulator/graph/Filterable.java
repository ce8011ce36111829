package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.directory.ObjectType;
import java.util.Set;

/** The properties that Graph's reference marks as filterable, as far as they are in use. */
final class Filterable {

    private static final Set<String> COMMON =
            Set.of("id", "displayName", "createdDateTime", "deletedDateTime");
    private static final Set<String> APPLICATION =
            Set.of(
                    "appId",
                    "identifierUris",
                    "tags",
                    "signInAudience",
                    "publisherDomain",
                    "applicationTemplateId",
                    "keyCredentials",
                    "uniqueName");
    private static final Set<String> SERVICE_PRINCIPAL =
            Set.of(
                    "appId",
                    "servicePrincipalNames",
                    "servicePrincipalType",
                    "tags",
                    "accountEnabled",
                    "alternativeNames",
                    "applicationTemplateId",
                    "homepage",
                    "keyCredentials",
                    "preferredSingleSignOnMode",
                    "signInAudience",
                    "appOwnerOrganizationId");
    private static final Set<String> GROUP =
            Set.of(
                    "mailNickname",
                    "mail",
                    "mailEnabled",
                    "securityEnabled",
                    "groupTypes",
                    "description",
                    "classification",
                    "expirationDateTime",
                    "isAssignableToRole",
                    "proxyAddresses",
                    "renewedDateTime",
                    "securityIdentifier",
                    "visibility");

    private static final Set<String> USER =
            Set.of(
                    "userPrincipalName",
                    "mail",
                    "surname",
                    "givenName",
                    "jobTitle",
                    "accountEnabled",
                    "city",
                    "companyName",
                    "country",
                    "department",
                    "employeeId",
                    "mailNickname",
                    "otherMails",
                    "proxyAddresses",
                    "usageLocation",
                    "userType");

    private Filterable() {}

    /** Refuses a property that the type does not have, or that has no index. */
    static void demand(ObjectType type, String property) {
        if (COMMON.contains(property) || special(type).contains(property)) {
            return;
        }
        String name = type.odataType().substring(1);
        if (!type.hasProperty(property)) {
            throw new GraphRefusal(
                    400,
                    "BadRequest",
                    "Invalid filter clause: Could not find a property named '%s' on type '%s'."
                            .formatted(property, name));
        }
        throw GraphRefusal.unsupportedQuery(
                "Unsupported or invalid query filter clause specified for property '%s' of resource '%s'."
                        .formatted(property, type.directoryName()));
    }

    private static Set<String> special(ObjectType type) {
        return switch (type) {
            case APPLICATION -> APPLICATION;
            case SERVICE_PRINCIPAL -> SERVICE_PRINCIPAL;
            case GROUP -> GROUP;
            case USER -> USER;
        };
    }
}
