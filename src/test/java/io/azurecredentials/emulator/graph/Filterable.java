package io.azurecredentials.emulator.graph;

import io.azurecredentials.emulator.directory.ObjectType;
import java.util.Set;

/** The properties that Graph's reference marks as filterable, as far as they are in use. */
final class Filterable {

    private static final Set<String> COMMON =
            Set.of("id", "displayName", "createdDateTime", "deletedDateTime");
    private static final Set<String> APPLICATION =
            Set.of("appId", "identifierUris", "tags", "signInAudience", "publisherDomain");
    private static final Set<String> SERVICE_PRINCIPAL =
            Set.of(
                    "appId",
                    "servicePrincipalNames",
                    "servicePrincipalType",
                    "tags",
                    "accountEnabled",
                    "alternativeNames",
                    "appOwnerOrganizationId");
    private static final Set<String> GROUP =
            Set.of("mailNickname", "mail", "mailEnabled", "securityEnabled", "groupTypes");

    private static final Set<String> USER = Set.of("userPrincipalName", "mail", "surname");

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
