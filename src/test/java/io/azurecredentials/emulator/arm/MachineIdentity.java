package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.Optional;

/** The {@code identity} of a machine or scale set: of its own, assigned by users, or both. */
record MachineIdentity(ArmCall call, ResourceId machine) {

    /** The identity after a change; empty if there is none any more. */
    Optional<ObjectNode> changed(JsonNode old, JsonNode wanted) {
        if (wanted.isMissingNode()) {
            return old instanceof ObjectNode kept ? Optional.of(kept) : Optional.empty();
        }
        String type = wanted.path("type").asText(old.path("type").asText("None"));
        boolean system = type.contains("SystemAssigned");
        if (old.has("principalId") && !system) {
            ManagedIdentities.remove(call.tenant().directory(), old.path("principalId").asText());
        }
        if (type.equals("None")) {
            return Optional.empty();
        }
        ObjectNode identity = Json.object();
        identity.put("type", type);
        if (system) {
            identity.put(
                    "principalId",
                    old.path("principalId").isTextual()
                            ? old.path("principalId").asText()
                            : ownPrincipal());
            identity.put("tenantId", call.tenant().id());
        }
        if (type.contains("UserAssigned")) {
            identity.set("userAssignedIdentities", assigned(old, wanted));
        }
        return Optional.of(identity);
    }

    private String ownPrincipal() {
        return ManagedIdentities.create(
                        call.tenant().directory(),
                        machine.name(),
                        machine.path("resourceGroups"),
                        false,
                        call.now())
                .id();
    }

    /** Ids with null leave, ids with an object come, the others stay. */
    private ObjectNode assigned(JsonNode old, JsonNode wanted) {
        ObjectNode assigned = Json.object();
        old.path("userAssignedIdentities")
                .properties()
                .forEach(entry -> assigned.set(entry.getKey(), entry.getValue()));
        wanted.path("userAssignedIdentities")
                .properties()
                .forEach(
                        entry -> {
                            assigned.properties()
                                    .removeIf(e -> e.getKey().equalsIgnoreCase(entry.getKey()));
                            if (!entry.getValue().isNull()) {
                                assigned.set(entry.getKey(), principals(entry.getKey()));
                            }
                        });
        return assigned;
    }

    private ObjectNode principals(String id) {
        ResourceId identity;
        try {
            identity = ResourceId.parse(id);
        } catch (IllegalArgumentException e) {
            throw ArmRefusal.badRequest(
                    "LinkedInvalidPropertyId", "Property id '" + id + "' is invalid.");
        }
        JsonNode properties = ResourceCalls.existing(call, identity).body().path("properties");
        return Json.object()
                .put("principalId", properties.path("principalId").asText())
                .put("clientId", properties.path("clientId").asText());
    }
}
