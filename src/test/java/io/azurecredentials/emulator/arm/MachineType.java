package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.List;

/**
 * Virtual machines or scale sets, which differ in a few things only.
 *
 * @param collection the name in paths
 * @param uniqueID the property with the id that Azure gives
 * @param waitsOnUpdate whether the answer to an update names a time to wait
 */
record MachineType(String collection, String uniqueID, ObjectNode template, boolean waitsOnUpdate) {

    static final MachineType MACHINE =
            new MachineType("virtualMachines", "vmId", template("virtualMachine"), false);

    static final MachineType SCALE_SET =
            new MachineType(
                    "virtualMachineScaleSets",
                    "uniqueId",
                    template("virtualMachineScaleSet"),
                    true);

    static final String NAMESPACE = "Microsoft.Compute";

    String type() {
        return NAMESPACE + "/" + collection;
    }

    boolean isSingle() {
        return collection.equals("virtualMachines");
    }

    boolean isTypeOf(ResourceId id) {
        return id.type().equalsIgnoreCase(type());
    }

    /** What a request says of the machine, or of the set's machines; missing if nothing. */
    JsonNode profile(JsonNode wanted) {
        return isSingle() ? wanted : wanted.path("virtualMachineProfile");
    }

    /** The place of the same in the properties that are kept. */
    ObjectNode profileOf(ObjectNode properties) {
        return isSingle() ? properties : properties.withObjectProperty("virtualMachineProfile");
    }

    ResourceId id(ArmCall call, String name) {
        return new ResourceId(
                call.variable("subscription"),
                call.variable("group"),
                NAMESPACE,
                List.of(collection, name));
    }

    private static ObjectNode template(String name) {
        return (ObjectNode) Json.resource("/emulator/arm/" + name + ".json");
    }
}
