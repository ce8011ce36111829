package io.azurecredentials.orphan.policy;

import io.azurecredentials.credential.lifecycle.Owner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What all AzureCredentials and AzureRoles of the cluster together say is theirs: those of every
 * namespace, because an application's name tells the UID of its owner and nothing of where he
 * lives.
 *
 * @param uids of all that exist
 * @param names unique names of applications, and display names of passwords
 * @param applicationIDs object ids of applications by tenant, which is in lower case
 */
public record Claims(Set<String> uids, Set<String> names, Map<String, Set<String>> applicationIDs) {

    public Claims {
        uids = Set.copyOf(uids);
        names = Set.copyOf(names);
        applicationIDs = Map.copyOf(applicationIDs);
    }

    /** All claims, in this cluster's names. */
    public static Claims of(Marks marks, List<Claim> all) {
        return new Claims(
                all.stream().map(Claim::uid).collect(Collectors.toSet()),
                all.stream().flatMap(it -> names(marks, it)).collect(Collectors.toSet()),
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        it -> it.tenantID().toLowerCase(Locale.ROOT),
                                        Collectors.flatMapping(
                                                it -> it.applicationIDs().stream(),
                                                Collectors.toSet()))));
    }

    /** The applications in a tenant that some status names. */
    public Set<String> applicationsIn(String tenantID) {
        return applicationIDs.getOrDefault(tenantID.toLowerCase(Locale.ROOT), Set.of());
    }

    /** Whether somebody says that this is his. */
    boolean cover(Thing thing) {
        return switch (thing) {
            case Thing.Application it ->
                    names.contains(it.uniqueName())
                            || applicationIDs.values().stream()
                                    .anyMatch(ids -> ids.contains(it.objectID()));
            case Thing.Password it -> names.contains(it.marker());
        };
    }

    /** Whether the object it was made for exists, whatever that one says. */
    boolean outlive(Thing.Application application) {
        return uids.contains(application.uid());
    }

    private static Stream<String> names(Marks marks, Claim claim) {
        Owner owner = marks.owner(claim.uid());
        IntFunction<String> application =
                switch (claim.kind()) {
                    case CREDENTIAL -> owner::uniqueName;
                    case ROLE -> marks.role(claim.uid())::uniqueName;
                };
        return Stream.concat(
                claim.epochs().stream().map(application::apply),
                claim.attempts().stream().map(it -> owner.marker(it.sequence(), it.attempt())));
    }
}
