package io.azurecredentials.login.policy;

import io.azurecredentials.login.jwt.ResourceID;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Azure has answered so far, to questions about one principal.
 *
 * @param groups object ids in lower case, if that was asked
 * @param servicePrincipal empty if that was not asked
 * @param resources by the id that was asked for; an empty value if there is none
 */
public record Facts(
        Optional<Set<String>> groups,
        Optional<ServicePrincipal> servicePrincipal,
        Map<ResourceID, Optional<Resource>> resources) {
    /** Nothing was asked. */
    public static final Facts NONE = new Facts(Optional.empty(), Optional.empty(), Map.of());

    public Facts {
        groups = groups.map(Set::copyOf);
        resources = Map.copyOf(resources);
    }

    /**
     * A service principal as Graph has it.
     *
     * @param managedIdentity whether its {@code servicePrincipalType} is {@code ManagedIdentity}
     * @param alternativeNames where a managed identity's resource is named, among other things
     */
    public record ServicePrincipal(boolean managedIdentity, List<String> alternativeNames) {
        /** What the directory says of one that does not exist. */
        public static final ServicePrincipal NONE = new ServicePrincipal(false, List.of());

        public ServicePrincipal {
            alternativeNames = List.copyOf(alternativeNames);
        }
    }

    /**
     * A resource as Azure Resource Manager has it.
     *
     * @param location by its name
     * @param principalIDs object ids in lower case: of its own identity, of those assigned to it;
     *     if it is an identity, its own
     * @param scaleSet what a virtual machine says of itself in {@code virtualMachineScaleSet}
     */
    public record Resource(
            String location, Set<String> principalIDs, Optional<ResourceID> scaleSet) {
        public Resource {
            principalIDs = Set.copyOf(principalIDs);
        }
    }
}
