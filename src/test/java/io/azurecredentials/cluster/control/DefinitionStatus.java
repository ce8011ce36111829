package io.azurecredentials.cluster.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.cluster.definition.Definition;
import io.azurecredentials.cluster.resource.Metadata;

/** What stands in a definition's status. */
final class DefinitionStatus {

    private DefinitionStatus() {}

    static void established(ObjectNode status, Definition definition) {
        status.set("acceptedNames", definition.object().path("spec").path("names").deepCopy());
        condition(status, "NamesAccepted", "NoConflicts", "no conflicts found");
        condition(
                status,
                "Established",
                "InitialNamesAccepted",
                "the initial names have been accepted");
        ArrayNode versions = status.withArray("/storedVersions");
        String stored = definition.storedVersion();
        for (JsonNode version : versions) {
            if (version.asText().equals(stored)) {
                return;
            }
        }
        versions.add(stored);
    }

    static void terminating(ObjectNode status) {
        condition(
                status,
                "Terminating",
                "InstanceDeletionInProgress",
                "CustomResource deletion is in progress");
    }

    private static void condition(ObjectNode status, String type, String reason, String message) {
        ArrayNode conditions = status.withArray("/conditions");
        for (JsonNode condition : conditions) {
            if (condition.path("type").asText().equals(type)) {
                return;
            }
        }
        conditions
                .addObject()
                .put("lastTransitionTime", Metadata.now())
                .put("message", message)
                .put("reason", reason)
                .put("status", "True")
                .put("type", type);
    }
}
