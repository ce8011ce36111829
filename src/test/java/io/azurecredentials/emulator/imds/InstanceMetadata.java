package io.azurecredentials.emulator.imds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.arm.Arm;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import io.azurecredentials.emulator.http.Response;
import io.azurecredentials.emulator.http.Unmodelled;
import io.azurecredentials.emulator.world.Cloud;
import io.azurecredentials.emulator.world.Machine;
import io.azurecredentials.emulator.world.World;
import java.util.List;
import java.util.Optional;

/**
 * What a machine may know of itself. Names are from Microsoft's "Azure Instance Metadata Service",
 * schema breakdown; only what identifies a machine is modelled.
 */
record InstanceMetadata(World world, List<Arm> arms) {

    private static final String NEWEST = "2021-02-01";

    Response instance(Request request, Machine machine) {
        demandVersion(request);
        ObjectNode body = Json.object();
        body.set("compute", described(machine));
        body.putObject("network").putArray("interface");
        return Response.of(200, body);
    }

    Response compute(Request request, Machine machine) {
        demandVersion(request);
        return Response.of(200, described(machine));
    }

    /**
     * One value, of which the page says that it has to be asked for as text.
     *
     * @throws Unmodelled if it is not, or if there is no such value
     */
    Response leaf(Request request, Machine machine) {
        demandVersion(request);
        JsonNode value = described(machine).path(request.segments().getLast());
        if (!request.query().get("format").equals(Optional.of("text")) || !value.isTextual()) {
            throw new Unmodelled("what is no text of a machine");
        }
        return Response.text(200, value.asText());
    }

    private static void demandVersion(Request request) {
        if (request.query().nonEmpty("api-version").isEmpty()) {
            throw new ImdsRefusal(
                    400,
                    "Bad request. api-version was not specified in the request. For more"
                            + " information refer to aka.ms/azureimds",
                    "newest version: " + NEWEST);
        }
    }

    private ObjectNode described(Machine machine) {
        JsonNode resource =
                arms.stream()
                        .flatMap(arm -> arm.resource(machine.hostID()).stream())
                        .findFirst()
                        .orElseThrow(ImdsRefusal::noIdentity);
        boolean inSet = machine.kind() != Machine.Kind.VIRTUAL_MACHINE;
        boolean uniform = machine.kind() == Machine.Kind.UNIFORM_SCALE_SET;
        String host = machine.hostID();
        ObjectNode body = Json.object();
        body.put("azEnvironment", environment(machine));
        body.put("location", machine.group().location());
        body.put("name", uniform ? machine.name() + "_0" : resource.path("name").asText());
        body.put("osType", "Linux");
        body.put("provider", "Microsoft.Compute");
        body.put("resourceGroupName", machine.group().name());
        body.put("resourceId", uniform ? host + "/virtualMachines/0" : host);
        body.put("subscriptionId", machine.group().subscriptionID());
        body.put("tags", "");
        body.putArray("tagsList");
        JsonNode properties = resource.path("properties");
        body.put("vmId", properties.path("vmId").asText(properties.path("uniqueId").asText()));
        body.put("vmScaleSetName", inSet ? machine.name() : "");
        body.put("vmSize", "Standard_D2s_v3");
        body.put("zone", "");
        return body;
    }

    private String environment(Machine machine) {
        Cloud cloud = world.tenantOf(machine.group().subscriptionID()).cloud();
        if (cloud.equals(Cloud.PUBLIC)) {
            return "AzurePublicCloud";
        }
        return cloud.equals(Cloud.CHINA) ? "AzureChinaCloud" : "AzureUSGovernmentCloud";
    }
}
