package io.azurecredentials.orphan.policy;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.azurecredentials.credential.lifecycle.Owner;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/**
 * What all AzureCredentials, AzureRoles and AzureConfigs of the cluster together say is theirs:
 * those of every namespace, because a name in Azure tells the UID of its owner and nothing of where
 * he lives.
 *
 * @param uids of all AzureCredentials and AzureRoles that exist
 * @param names unique names of applications, and display names of passwords
 * @param applicationIDs object ids of applications by tenant, which is in lower case
 * @param clientIDs of applications with root passwords, in the same way
 * @param keyIDs of passwords that AzureConfigs sign in with, in lower case
 */
public record Claims(
        Set<String> uids,
        Set<String> names,
        Map<String, Set<String>> applicationIDs,
        Map<String, Set<String>> clientIDs,
        Set<String> keyIDs) {

    public Claims {
        uids = Set.copyOf(uids);
        names = Set.copyOf(names);
        applicationIDs = Map.copyOf(applicationIDs);
        clientIDs = Map.copyOf(clientIDs);
        keyIDs = Set.copyOf(keyIDs);
    }

    /** All claims, in this cluster's names. */
    public static Claims of(Marks marks, List<Claim> all, List<RootClaim> roots) {
        return new Claims(
                all.stream().map(Claim::uid).collect(toSet()),
                Stream.concat(
                                all.stream().flatMap(it -> names(marks, it)),
                                roots.stream().flatMap(it -> names(marks, it)))
                        .collect(toSet()),
                all.stream()
                        .collect(
                                groupingBy(
                                        it -> lower(it.tenantID()),
                                        flatMapping(it -> it.applicationIDs().stream(), toSet()))),
                roots.stream()
                        .collect(
                                groupingBy(
                                        it -> lower(it.tenantID()),
                                        flatMapping(
                                                it -> it.clientIDs().stream().map(Claims::lower),
                                                toSet()))),
                roots.stream()
                        .flatMap(it -> it.keyIDs().stream())
                        .map(Claims::lower)
                        .collect(toSet()));
    }

    /** The applications in a tenant that some status names. */
    public Set<String> applicationsIn(String tenantID) {
        return applicationIDs.getOrDefault(lower(tenantID), Set.of());
    }

    /** The client ids of the applications in a tenant that AzureConfigs sign in with, or did. */
    public Set<String> clientsIn(String tenantID) {
        return clientIDs.getOrDefault(lower(tenantID), Set.of());
    }

    /** Whether somebody says that this is his. */
    boolean cover(Thing thing) {
        return switch (thing) {
            case Thing.Application it ->
                    names.contains(it.uniqueName())
                            || applicationIDs.values().stream()
                                    .anyMatch(ids -> ids.contains(it.objectID()));
            case Thing.Password it ->
                    names.contains(it.marker()) || keyIDs.contains(lower(it.keyID()));
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

    private static Stream<String> names(Marks marks, RootClaim claim) {
        return claim.numbers().stream().map(marks.rootOwner(claim.uid())::marker);
    }

    private static String lower(String id) {
        return id.toLowerCase(Locale.ROOT);
    }
}
