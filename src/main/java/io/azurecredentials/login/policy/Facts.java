package io.azurecredentials.login.policy;

import io.azurecredentials.login.jwt.ResourceID;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Azure has answered so far, to questions about one principal.
 *
 * @param groups object ids in lower case, if that was asked
 * @param account empty if that was not asked
 * @param resources by the id that was asked for; an empty value if there is none
 */
public record Facts(
        Optional<Set<String>> groups,
        Optional<Account> account,
        Map<ResourceID, Optional<Resource>> resources) {
    /** Nothing was asked. */
    public static final Facts NONE = new Facts(Optional.empty(), Optional.empty(), Map.of());

    public Facts {
        groups = groups.map(Set::copyOf);
        resources = Map.copyOf(resources);
    }

    /** These and others; where both know something, the others count. */
    public Facts and(Facts others) {
        Map<ResourceID, Optional<Resource>> all = new HashMap<>(resources);
        all.putAll(others.resources());
        return new Facts(others.groups().or(() -> groups), others.account().or(() -> account), all);
    }

    /** A principal as Microsoft Graph has it. */
    public sealed interface Account {
        /**
         * It can sign in.
         *
         * @param managedIdentity whether its {@code servicePrincipalType} is {@code
         *     ManagedIdentity}
         * @param alternativeNames where a managed identity's resource is named, among other things
         */
        record Active(boolean managedIdentity, List<String> alternativeNames) implements Account {
            public Active {
                alternativeNames = List.copyOf(alternativeNames);
            }
        }

        /** Somebody took away its right to sign in. */
        record Disabled() implements Account {}

        /** There is none of that id. */
        record Gone() implements Account {}
    }

    /**
     * A resource as Azure Resource Manager has it.
     *
     * @param location by its name
     * @param principalIDs object ids in lower case: of its own identity, of those assigned to it;
     *     if it is an identity, its own
     * @param scaleSet what a virtual machine says of itself in {@code virtualMachineScaleSet}
     * @param untold identities that are assigned to it, of which it does not say whose they are, as
     *     scale sets with flexible orchestration do not
     */
    public record Resource(
            String location,
            Set<String> principalIDs,
            Optional<ResourceID> scaleSet,
            Set<ResourceID> untold) {
        public Resource {
            principalIDs = Set.copyOf(principalIDs);
            untold = Set.copyOf(untold);
        }

        /** One that says whose its identities are. */
        public Resource(String location, Set<String> principalIDs, Optional<ResourceID> scaleSet) {
            this(location, principalIDs, scaleSet, Set.of());
        }
    }
}
