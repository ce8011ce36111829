package io.azurecredentials.emulator.arm;

import com.fasterxml.jackson.databind.JsonNode;
import io.azurecredentials.emulator.http.Json;
import io.azurecredentials.emulator.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The API versions of a resource type, as the provider lists and the folders of Azure's REST
 * specifications have them. ARM looks at the version before it looks at the token.
 *
 * @param namespace empty for ARM's own types, which refuse in another way
 */
record ApiVersions(String namespace, List<String> supported) {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d(-preview)?");
    private static final JsonNode LISTS = Json.resource("/emulator/arm/apiVersions.json");

    static final ApiVersions ROLE_ASSIGNMENTS = of("Microsoft.Authorization", "roleAssignments");
    static final ApiVersions ROLE_DEFINITIONS = of("Microsoft.Authorization", "roleDefinitions");
    static final ApiVersions PERMISSIONS = of("Microsoft.Authorization", "permissions");
    static final ApiVersions RESOURCES = of("", "resources");
    static final ApiVersions COMPUTE = of("Microsoft.Compute", "compute");
    static final ApiVersions IDENTITY = of("Microsoft.ManagedIdentity", "identity");

    /** Of types that are not modelled: any date. */
    static final ApiVersions ANY = new ApiVersions("", List.of());

    private static ApiVersions of(String namespace, String list) {
        return new ApiVersions(
                namespace, LISTS.path(list).valueStream().map(JsonNode::asText).toList());
    }

    /**
     * Refuses a request without a version, or with one that the type does not have.
     *
     * @param located where the request's resource lies or is to lie; asked only for a refusal
     */
    void demand(Request request, Function<Request, Optional<String>> located) {
        String version =
                request.query()
                        .nonEmpty("api-version")
                        .orElseThrow(
                                () ->
                                        ArmRefusal.badRequest(
                                                "MissingApiVersionParameter",
                                                "The api-version query parameter (?api-version=) is"
                                                        + " required for all requests."));
        boolean any = supported.isEmpty() && DATE.matcher(version).matches();
        if (any || supported.contains(version.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (namespace.isEmpty()) {
            throw ArmRefusal.badRequest(
                    "InvalidApiVersionParameter",
                    "The api-version '%s' is invalid. The supported versions are '%s'."
                            .formatted(version, String.join(",", supported)));
        }
        throw located.apply(request)
                .map(location -> notThere(request, location, version))
                .orElseGet(() -> noSuchType(version));
    }

    /** Recorded in the scenario of {@code generateLoa}. */
    private ArmRefusal noSuchType(String version) {
        return new ArmRefusal(
                404,
                "InvalidResourceType",
                "The resource type could not be found in the namespace '%s' for api version '%s'."
                        .formatted(namespace, version));
    }

    /**
     * What is known to lie somewhere is looked for there: "Resolve errors for resource provider
     * registration" and many public reports.
     */
    private ArmRefusal notThere(Request request, String location, String version) {
        List<String> parts = request.segments();
        int provider = parts.lastIndexOf(namespace);
        String type = provider < 0 ? parts.getLast() : parts.get(provider + 1);
        return ArmRefusal.badRequest(
                "NoRegisteredProviderFound",
                "No registered resource provider found for location '%s' and API version '%s' for type '%s'. The supported api-versions are '%s'. The supported locations are '%s'."
                        .formatted(
                                location,
                                version,
                                type,
                                String.join(", ", supported),
                                String.join(", ", ProviderNamespace.locationNames())));
    }
}
