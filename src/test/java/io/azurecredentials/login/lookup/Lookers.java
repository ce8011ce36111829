package io.azurecredentials.login.lookup;

import io.azurecredentials.login.jwt.Principal;
import io.azurecredentials.login.jwt.ResourceID;
import io.azurecredentials.login.lookup.Question.Asker;
import io.azurecredentials.login.policy.Facts;
import io.azurecredentials.login.policy.Need;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Principals by number, and what they ask. */
final class Lookers {
    static final String CONFIG = "config-uid";
    static final String TENANT = "tenant-id";

    private Lookers() {}

    static Principal principal(int number) {
        return new Principal.ServicePrincipal(new UUID(0, number).toString(), "client");
    }

    static Asker asker(int number) {
        return new Asker(CONFIG, TENANT, principal(number));
    }

    static Question groups(int number) {
        Asker asker = asker(number);
        return new Question(asker, new Need.GroupsOf(asker.principal().objectID()));
    }

    static Question resource(int number, int machine) {
        return new Question(asker(number), new Need.ResourceAt(machine(machine)));
    }

    static ResourceID machine(int number) {
        return ResourceID.of(
                        "/subscriptions/%s/resourceGroups/prod/providers/Microsoft.Compute/virtualMachines/vm-%d"
                                .formatted(new UUID(1, 1), number))
                .orElseThrow();
    }

    /** So many groups. */
    static Facts inGroups(int groups) {
        Set<String> ids =
                IntStream.range(0, groups)
                        .mapToObj(it -> new UUID(2, it).toString())
                        .collect(Collectors.toSet());
        return new Facts(Optional.of(ids), Optional.empty(), Map.of());
    }

    static Facts found(ResourceID id, String principalID) {
        return new Facts(
                Optional.empty(),
                Optional.empty(),
                Map.of(
                        id,
                        Optional.of(
                                new Facts.Resource(
                                        "westeurope", Set.of(principalID), Optional.empty()))));
    }
}
