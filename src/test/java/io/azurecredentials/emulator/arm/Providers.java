package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.world.Subscription;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code /subscriptions/{id}/providers}: which types there are, in which API versions. */
final class Providers {

    private static final Map<String, Map<String, ApiVersions>> ALL =
            new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    static {
        ALL.put(
                "Microsoft.Authorization",
                Map.of(
                        "roleAssignments", ApiVersions.ROLE_ASSIGNMENTS,
                        "roleDefinitions", ApiVersions.ROLE_DEFINITIONS));
        ALL.put(
                "Microsoft.Compute",
                Map.of(
                        "virtualMachines", ApiVersions.COMPUTE,
                        "virtualMachineScaleSets", ApiVersions.COMPUTE));
        ALL.put(
                "Microsoft.ManagedIdentity",
                Map.of("userAssignedIdentities", ApiVersions.IDENTITY));
        ALL.put("Microsoft.Network", Map.of("virtualNetworks", ApiVersions.ANY));
        ALL.put("Microsoft.RecoveryServices", Map.of("vaults", ApiVersions.ANY));
        ALL.put("Microsoft.Storage", Map.of("storageAccounts", ApiVersions.ANY));
        ALL.put("Microsoft.Web", Map.of("sites", ApiVersions.ANY));
    }

    private static final Set<String> ON_DEMAND = Set.of("microsoft.recoveryservices");
    private static final Duration REGISTRATION = Duration.ofSeconds(30);

    private Providers() {}

    static Response get(ArmCall call) {
        return answer(call, "read");
    }

    static Response register(ArmCall call) {
        call.tenant().registrations().putIfAbsent(key(call), call.now().plus(REGISTRATION));
        return answer(call, "register/action");
    }

    /** Those that every subscription has are registered from the start. */
    private static String state(ArmCall call) {
        if (!ON_DEMAND.contains(call.variable("namespace").toLowerCase(Locale.ROOT))) {
            return "Registered";
        }
        Instant done = call.tenant().registrations().get(key(call));
        if (done == null) {
            return "NotRegistered";
        }
        return call.now().isBefore(done) ? "Registering" : "Registered";
    }

    private static String key(ArmCall call) {
        return (call.variable("subscription") + "/" + call.variable("namespace"))
                .toLowerCase(Locale.ROOT);
    }

    private static Response answer(ArmCall call, String action) {
        Subscription subscription = Scopes.subscription(call, call.variable("subscription"));
        String namespace = call.variable("namespace");
        Scope scope = new Scope(subscription.scope());
        call.access()
                .demand(
                        namespace + "/" + action,
                        scope,
                        subscription.scope() + "/providers/" + namespace);
        Map<String, ApiVersions> types = ALL.get(namespace);
        if (types == null) {
            throw new ArmRefusal(
                    404,
                    "InvalidResourceNamespace",
                    "The resource namespace '" + namespace + "' is invalid.");
        }
        ObjectNode body = Json.object();
        body.put("id", subscription.scope() + "/providers/" + namespace);
        body.put("namespace", namespace);
        body.putArray("authorizations")
                .addObject()
                .put("applicationId", "00000000-0000-0000-0000-0000000000aa")
                .put("roleDefinitionId", "00000000-0000-0000-0000-0000000000bb");
        ArrayNode resourceTypes = body.putArray("resourceTypes");
        types.forEach((name, versions) -> resourceTypes.add(printed(name, versions)));
        body.put("registrationState", state(call));
        if (call.apiVersion().compareTo("2020") > 0) {
            body.put("registrationPolicy", "RegistrationRequired");
        }
        return Response.of(200, body);
    }

    private static ObjectNode printed(String name, ApiVersions versions) {
        ObjectNode type = Json.object();
        type.put("resourceType", name);
        type.putArray("locations").add("West Europe").add("West US 2").add("East US");
        ArrayNode printed = type.putArray("apiVersions");
        List<String> supported =
                versions.supported().isEmpty() ? List.of("2023-08-01") : versions.supported();
        supported.reversed().forEach(printed::add);
        type.put("capabilities", "CrossResourceGroupResourceMove, CrossSubscriptionResourceMove");
        return type;
    }
}
