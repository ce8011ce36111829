package io.azurecredentials.emulator.conformance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which interactions of a scenario do not count, and why. There is no list of names here: the
 * reasons follow from what was recorded.
 */
final class Exclusion {

    private static final Set<String> GRAPH =
            Set.of(
                    "applications",
                    "serviceprincipals",
                    "groups",
                    "users",
                    "directory",
                    "directoryobjects",
                    "oauth2permissiongrants",
                    "$batch");
    private static final List<String> TYPES =
            List.of(
                    "microsoft.authorization/roleassignments",
                    "microsoft.authorization/roledefinitions",
                    "microsoft.compute/virtualmachines",
                    "microsoft.compute/virtualmachinescalesets",
                    "microsoft.managedidentity/identities",
                    "microsoft.managedidentity/userassignedidentities",
                    "microsoft.resources/tags");

    /** Paths of things that were made by requests whose bodies were not recorded. */
    private final Set<String> unrecorded = new HashSet<>();

    /** The reason, if the interaction does not count. */
    Optional<String> of(Interaction interaction) {
        if (isOtherService(interaction)) {
            return Optional.of("service");
        }
        if (interaction.lacksBody()) {
            unrecorded.add(interaction.path());
            return Optional.of("no-body");
        }
        return needsUnrecorded(interaction) ? Optional.of("needs-unrecorded") : Optional.empty();
    }

    private boolean needsUnrecorded(Interaction interaction) {
        String path = interaction.path();
        return unrecorded.stream()
                .anyMatch(made -> path.equals(made) || path.startsWith(made + "/"));
    }

    private static boolean isOtherService(Interaction interaction) {
        return switch (interaction.host()) {
            case "login.microsoftonline.com" -> isOtherFlow(interaction);
            case "graph.microsoft.com" -> !GRAPH.contains(collection(interaction.path()));
            case "management.azure.com" -> isOtherType(interaction);
            case "169.254.169.254" -> false;
            default -> true;
        };
    }

    /** Flows with a person in them. */
    private static boolean isOtherFlow(Interaction interaction) {
        String grant = interaction.request().path("form").path("grant_type").asText("");
        return interaction.path().endsWith("/devicecode")
                || (interaction.path().endsWith("/token") && !grant.equals("client_credentials"));
    }

    private static String collection(String path) {
        String rest = path.substring(path.indexOf("/v1.0/") + "/v1.0/".length());
        return rest.replaceAll("[/(].*", "");
    }

    /**
     * Reading and deleting any resource is a generic request. Making one is its provider's matter,
     * unless Resource Manager's own gateway refused before a provider was asked.
     */
    private static boolean isOtherType(Interaction interaction) {
        String path = interaction.path();
        int provider = path.lastIndexOf("/providers/");
        boolean generic = interaction.isRead() || interaction.method().equals("DELETE");
        boolean inGroup = path.contains("/resourcegroups/");
        boolean refused = interaction.isRefusedByGateway() && !interaction.isRead();
        if (provider < 0 || (generic && inGroup) || refused) {
            return false;
        }
        String type = path.substring(provider + "/providers/".length());
        boolean isProvider = !type.contains("/") || type.matches("[^/]+/(un)?register");
        return !isProvider && TYPES.stream().noneMatch(type::startsWith);
    }
}
