package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.directory.Quirks;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.world.Quirk;
import java.util.Locale;
import java.util.Optional;

/** The {@code identity} of a machine or scale set: of its own, assigned by users, or both. */
record MachineIdentity(ArmCall call, ResourceId machine) {

    /** The identity after a change; empty if there is none any more. */
    Optional<ObjectNode> changed(JsonNode old, JsonNode wanted) {
        if (wanted.isMissingNode()) {
            return old instanceof ObjectNode kept ? Optional.of(kept) : Optional.empty();
        }
        String type = ordered(wanted.path("type").asText(old.path("type").asText("None")));
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

    /**
     * Whether Compute tells the principals of assigned identities. It does not for a flexible scale
     * set, by "Orchestration modes"; for the machines in it nobody says.
     */
    static boolean isTold(JsonNode properties, Quirks quirks) {
        boolean inSet = properties.has("virtualMachineScaleSet");
        boolean isSet = properties.path("orchestrationMode").asText().equals("Flexible");
        return !isSet && (!inSet || quirks.is(Quirk.FLEXIBLE_MACHINES_TELL_PRINCIPALS));
    }

    /** Leaves of assigned identities only which they are. */
    static void hide(JsonNode identity) {
        identity.path("userAssignedIdentities")
                .forEach(
                        assigned ->
                                ((ObjectNode) assigned).putNull("principalId").putNull("clientId"));
    }

    /** However a request puts it, the own identity is named first. */
    private static String ordered(String type) {
        String folded = type.toLowerCase(Locale.ROOT);
        boolean system = folded.contains("systemassigned");
        boolean user = folded.contains("userassigned");
        if (system && user) {
            return "SystemAssigned, UserAssigned";
        }
        return system ? "SystemAssigned" : user ? "UserAssigned" : "None";
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
        JsonNode properties =
                call.tenant()
                        .resources()
                        .find(identity, call.now())
                        .orElseThrow(() -> noSuchIdentity(identity))
                        .body()
                        .path("properties");
        return Json.object()
                .put("principalId", properties.path("principalId").asText())
                .put("clientId", properties.path("clientId").asText());
    }

    /** Wording from public reports of Compute. */
    private ArmRefusal noSuchIdentity(ResourceId identity) {
        return ArmRefusal.badRequest(
                "FailedIdentityOperation",
                "Identity operation for resource '%s' failed with error 'Failed to perform resource identity operation. Status: 'BadRequest'. Response: 'Resource '%s' was not found.'.'."
                        .formatted(
                                machine.path("resourceGroups"), identity.path("resourcegroups")));
    }
}
