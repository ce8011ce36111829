package io.azurecredentials.application;

import io.azurecredentials.azure.Removal;
import io.azurecredentials.azure.Tenant;
import io.azurecredentials.base.Answer;
import java.util.List;
import java.util.function.Predicate;

/** The passwords of an application, which may have some that are not ours. */
public final class Passwords {
    private Passwords() {}

    /**
     * Removes those with such display names; in the recycle bin they would come back with their
     * application. One after the other, because Graph loses some of the changes made to one
     * application at once.
     */
    public static Answer<Removal> remove(
            Tenant tenant, String applicationID, Predicate<String> marker) {
        return tenant.directory()
                .passwords(applicationID)
                .then(
                        listed ->
                                Parts.all(
                                        listed.orElse(List.of()).stream()
                                                .filter(it -> marker.test(it.marker()))
                                                .map(
                                                        it ->
                                                                tenant.directory()
                                                                        .removePassword(
                                                                                applicationID,
                                                                                it.keyID()))
                                                .toList(),
                                        Removal.ABSENT));
    }
}
