package io.azurecredentials.azure;

import io.azurecredentials.base.Answer;
import java.util.Optional;
import java.util.Set;

/** Resources of any type as Azure Resource Manager has them now. */
@FunctionalInterface
public interface Resources {

    /**
     * The resource of that id; empty when there is none, or none of that type. One request, and
     * another one where nobody has asked yet in which versions its type is shown.
     *
     * @param id of a resource in a resource group, such as {@code
     *     /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/virtualMachines/…}
     * @see <a href="https://learn.microsoft.com/rest/api/resources/resources/get-by-id">Get by
     *     id</a>
     */
    Answer<Optional<Resource>> find(String id);

    /**
     * A resource, as far as it says where it is and who it is.
     *
     * @param location as it is written there; empty if it is nowhere
     * @param principalIDs object ids in lower case: of its own identity and of those that were
     *     assigned to it; of an identity, its own
     * @param scaleSetID of a virtual machine that belongs to a scale set with flexible
     *     orchestration
     * @param untold ids of the identities that are assigned to it without it saying whose they are
     */
    record Resource(
            String location,
            Set<String> principalIDs,
            Optional<String> scaleSetID,
            Set<String> untold) {
        public Resource {
            principalIDs = Set.copyOf(principalIDs);
            untold = Set.copyOf(untold);
        }
    }
}
