package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.azurecredentials.emulator.http.Json;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A resource provider. Names and which need no registration are from Microsoft's "Resource
 * providers for Azure services"; of the types only those that are in use are listed.
 *
 * @param free whether every subscription has it
 * @param profile the API version of its types in the hybrid profile, as "API version profiles"
 *     lists it
 */
record ProviderNamespace(String name, boolean free, Optional<String> profile, List<String> types) {

    private static final String HYBRID = "2018-06-01-profile";
    private static final Map<String, ApiVersions> MODELLED =
            Map.of(
                    "Microsoft.Authorization/roleAssignments", ApiVersions.ROLE_ASSIGNMENTS,
                    "Microsoft.Authorization/roleDefinitions", ApiVersions.ROLE_DEFINITIONS,
                    "Microsoft.Compute/virtualMachines", ApiVersions.COMPUTE,
                    "Microsoft.Compute/virtualMachineScaleSets", ApiVersions.COMPUTE,
                    "Microsoft.ManagedIdentity/userAssignedIdentities", ApiVersions.IDENTITY);

    /** What most namespaces offer that are not modelled; one version is as good as another. */
    private static final List<String> SOME_VERSIONS = List.of("2023-08-01", "2023-07-01-preview");

    static final List<String> LOCATIONS =
            List.of("West Europe", "North Europe", "East US", "East US 2", "West US", "West US 2");
    private static final String MOVES =
            "CrossResourceGroupResourceMove, CrossSubscriptionResourceMove,"
                    + " SystemAssignedResourceIdentity";
    private static final Map<String, ProviderNamespace> ALL = all(read());

    private static List<ProviderNamespace> read() {
        return Json.resource("/emulator/arm/providers.json")
                .valueStream()
                .map(ProviderNamespace::of)
                .toList();
    }

    private static Map<String, ProviderNamespace> all(List<ProviderNamespace> read) {
        return read.stream()
                .collect(
                        Collectors.toMap(
                                namespace -> namespace.name().toLowerCase(Locale.ROOT),
                                namespace -> namespace,
                                (a, b) -> a,
                                TreeMap::new));
    }

    private static ProviderNamespace of(JsonNode json) {
        return new ProviderNamespace(
                json.path("namespace").asText(),
                json.path("free").asBoolean(),
                Optional.ofNullable(json.path("profile").textValue()),
                json.path("types").valueStream().map(JsonNode::asText).toList());
    }

    static Optional<ProviderNamespace> find(String name) {
        return Optional.ofNullable(ALL.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The namespace, or ARM's refusal of one that does not exist. */
    static ProviderNamespace existing(String name) {
        return find(name)
                .orElseThrow(
                        () ->
                                new ArmRefusal(
                                        404,
                                        "InvalidResourceNamespace",
                                        "The resource namespace '" + name + "' is invalid."));
    }

    static Collection<ProviderNamespace> every() {
        return ALL.values();
    }

    /** The names of the regions, as resources carry them. */
    static List<String> locationNames() {
        return LOCATIONS.stream()
                .map(displayName -> displayName.replace(" ", "").toLowerCase(Locale.ROOT))
                .toList();
    }

    /** Its types as a request of that API version sees them; the list of operations comes last. */
    Stream<ObjectNode> printedTypes(String apiVersion) {
        return Stream.concat(types.stream(), Stream.of("operations"))
                .map(type -> printed(type, apiVersion));
    }

    /**
     * Recorded: since 2021 types tell of profiles, and of what they are capable of even if it is
     * nothing; before, only types that can do something tell what.
     */
    private ObjectNode printed(String typeName, String apiVersion) {
        boolean recent = apiVersion.compareTo("2021") > 0;
        boolean operations = typeName.equals("operations");
        ObjectNode type = Json.object();
        type.put("resourceType", typeName);
        ObjectNode lists = Json.object();
        LOCATIONS.stream()
                .filter(location -> !operations)
                .forEach(lists.putArray("locations")::add);
        versions(typeName).forEach(lists.putArray("apiVersions")::add);
        type.setAll(lists);
        if (recent && profile.isPresent()) {
            type.putArray("apiProfiles")
                    .addObject()
                    .put("profileVersion", HYBRID)
                    .put("apiVersion", profile.get());
        }
        if (!operations) {
            type.put("capabilities", recent ? MOVES + ", SupportsTags, SupportsLocation" : MOVES);
        } else if (recent) {
            type.put("capabilities", "None");
        }
        return type;
    }

    /** Newest first. */
    private List<String> versions(String typeName) {
        ApiVersions known = MODELLED.get(name + "/" + typeName);
        return known == null ? SOME_VERSIONS : known.supported().reversed();
    }
}
