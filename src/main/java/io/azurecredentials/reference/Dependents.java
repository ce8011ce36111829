package io.azurecredentials.reference;

import io.azurecredentials.api.v1alpha1.AzureConfig;
import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Issuer;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who still needs an object that is to go. */
public final class Dependents {
    /** More names make a sentence that nobody reads. */
    private static final int NAMED = 3;

    private Dependents() {}

    /**
     * Whether something was, or is about to be, made for it in Azure, and is not known to be gone.
     */
    public static boolean isAlive(AzureCredential credential) {
        return Optional.ofNullable(credential.getStatus())
                .filter(it -> it.issuer() != null)
                .filter(it -> it.endedAt() == null || hasApplication(it))
                .isPresent();
    }

    /** Whether it names a role, or anything was made for it while it did. */
    public static boolean refersTo(AzureCredential credential, NamespacedName role) {
        return names(credential, role)
                || applications(credential).anyMatch(it -> role.toString().equals(it.role()));
    }

    /**
     * The same of what was issued from one role: once roleRef names another, what is left of it
     * until the overlap is over counts, and nothing else does.
     */
    public static boolean isIssuedFrom(AzureCredential credential, NamespacedName role) {
        List<Application> made = applications(credential).toList();
        return isAlive(credential)
                && (made.isEmpty()
                        ? names(credential, role)
                        : made.stream().anyMatch(it -> isFor(it, credential, role)));
    }

    /**
     * Whether anything was made through a config that is not known to be gone, or, where all of it
     * is, something was last.
     */
    public static boolean isIssuedThrough(AzureCredential credential, AzureConfig config) {
        return issuers(credential)
                .anyMatch(it -> it.configUID().equals(config.getMetadata().getUid()));
    }

    private static Stream<Issuer> issuers(AzureCredential credential) {
        Issuer last = credential.getStatus() == null ? null : credential.getStatus().issuer();
        List<Application> made = applications(credential).toList();
        return made.isEmpty() ? Stream.ofNullable(last) : issuers(made, last);
    }

    /** Applications that do not say through whom they were made were made through that one. */
    private static Stream<Issuer> issuers(List<Application> made, @Nullable Issuer last) {
        return made.stream()
                .flatMap(it -> Stream.ofNullable(it.issuer() == null ? last : it.issuer()));
    }

    /** Whether its passwords are, or may be, on an application, whatever state they are in. */
    public static boolean isOn(AzureCredential credential, String applicationObjectID) {
        return applications(credential)
                .anyMatch(it -> applicationObjectID.equalsIgnoreCase(it.objectID()));
    }

    /** Whether a role names a config, for its credentials or for its logins. */
    public static boolean refersTo(AzureRole role, NamespacedName config) {
        return configsOf(role).contains(config);
    }

    /** Those that a role names, for its credentials and for its logins. */
    public static Set<NamespacedName> configsOf(AzureRole role) {
        return Stream.concat(
                        Stream.of(role.getSpec().configRef()),
                        Stream.ofNullable(role.getSpec().login())
                                .flatMap(it -> Stream.ofNullable(it.configRef())))
                .map(it -> NamespacedName.of(it, role.getMetadata().getNamespace()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Object ids of the applications that its passwords are on together with those of others. */
    public static Set<String> shared(AzureCredential credential) {
        return applications(credential)
                .filter(it -> it.kind() != null)
                .flatMap(it -> Stream.ofNullable(it.objectID()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether an application of a role's was made through a config, and is not known to be gone.
     */
    public static boolean hasMade(AzureConfig config, AzureRole role) {
        return Stream.ofNullable(role.getStatus())
                .flatMap(it -> Stream.ofNullable(it.persisted()))
                .flatMap(it -> issuers(orEmpty(it.applications()), it.issuer()))
                .anyMatch(it -> it.configUID().equals(config.getMetadata().getUid()));
    }

    /** Before roleRef could be changed, nothing said what an application is for. */
    private static boolean isFor(
            Application application, AzureCredential credential, NamespacedName role) {
        return application.role() == null
                ? names(credential, role)
                : role.toString().equals(application.role());
    }

    private static boolean names(AzureCredential credential, NamespacedName role) {
        return NamespacedName.of(
                        credential.getSpec().roleRef(), credential.getMetadata().getNamespace())
                .equals(role);
    }

    private static Stream<Application> applications(AzureCredential credential) {
        return Stream.ofNullable(credential.getStatus())
                .flatMap(
                        it ->
                                Stream.concat(
                                        Stream.ofNullable(it.application()),
                                        Stream.ofNullable(it.supersededApplications())
                                                .flatMap(List::stream)));
    }

    private static List<Application> orEmpty(@Nullable List<Application> list) {
        return list == null ? List.of() : list;
    }

    private static boolean hasApplication(AzureCredentialStatus status) {
        return status.application() != null || status.supersededApplications() != null;
    }

    /**
     * The first few by name, and how many there are besides.
     *
     * @param own namespace of the object that is to go
     */
    public static String named(Collection<? extends HasMetadata> objects, String own) {
        String names =
                objects.stream()
                        .map(it -> it.getKind() + " " + NamespacedName.of(it).seenFrom(own))
                        .sorted()
                        .limit(NAMED)
                        .collect(Collectors.joining(", "));
        int more = objects.size() - NAMED;
        return more > 0 ? names + " and " + more + " more" : names;
    }
}
