package io.azurecredentials.emulator.arm;

import static io.azurecredentials.emulator.OfflineAzure.ARM;

import io.azurecredentials.emulator.OfflineAzure.Reply;
import io.azurecredentials.emulator.OfflineAzure.Session;

/** The requests for role assignments that tests make. */
record AssignmentRequests(Session arm) {

    private static final String ASSIGNMENTS = "/providers/Microsoft.Authorization/roleAssignments";
    private static final String VERSION = "?api-version=2022-04-01";

    /** Assigns a role; {@code more} are further properties, each after a comma. */
    Reply put(String scope, String name, String principalID, String role, String more) {
        String definition = "/providers/Microsoft.Authorization/roleDefinitions/" + role;
        return arm.put(
                ARM + scope + ASSIGNMENTS + "/" + name + VERSION,
                "{'properties':{'roleDefinitionId':'%s','principalId':'%s'%s}}"
                        .formatted(definition, principalID, more));
    }

    Reply get(String scope, String name) {
        return arm.get(ARM + scope + ASSIGNMENTS + "/" + name + VERSION);
    }

    /** The names in a list; {@code filter} is the rest of the query. */
    Iterable<String> names(String scope, String filter) {
        return arm.get(ARM + scope + ASSIGNMENTS + VERSION + filter)
                .body()
                .path("value")
                .valueStream()
                .map(entry -> entry.path("name").asText())
                .toList();
    }
}
