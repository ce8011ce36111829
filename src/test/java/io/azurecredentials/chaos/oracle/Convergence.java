package io.azurecredentials.chaos.oracle;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialSpec.Delivery;
import io.azurecredentials.api.v1alpha1.AzureRole;
import io.azurecredentials.api.v1alpha1.Reference;
import io.azurecredentials.base.Condition;
import io.azurecredentials.demo.Consumer;
import io.azurecredentials.emulator.control.Inventory;
import io.azurecredentials.reference.NamespacedName;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Waits, once all is calm, for everything to become what was asked for. */
public final class Convergence {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Living living;
    private final Supplier<Inventory> azure;
    private final Consumer consumer;

    Convergence(Living living, Supplier<Inventory> azure, Consumer consumer) {
        this.living = living;
        this.azure = azure;
        this.consumer = consumer;
    }

    /**
     * Waits until each AzureCredential was as wanted at some moment; between two such moments it
     * rotates.
     *
     * @return those that never were, with what they say of themselves
     */
    public Set<String> untilWanted(Duration patience) {
        Instant latest = Instant.now().plus(patience);
        List<AzureCredential> now = published();
        Set<String> waiting = names(now);
        while (!waiting.isEmpty() && Instant.now().isBefore(latest)) {
            now = published();
            waiting.retainAll(names(now));
            Inventory seen = azure.get();
            Wanted wanted = new Wanted(seen, consumer, new Entitled(seen, this::role));
            now.stream()
                    .filter(it -> waiting.contains(Publication.key(it)))
                    .filter(it -> wanted.is(it, secret(it)))
                    .forEach(it -> waiting.remove(Publication.key(it)));
            pause();
        }
        return told(now.stream().filter(it -> waiting.contains(Publication.key(it))).toList());
    }

    /** What is drawn has no Secret. */
    private List<AzureCredential> published() {
        return living.credentials().stream()
                .filter(it -> it.getSpec().delivery() == Delivery.SECRET)
                .toList();
    }

    /** Waits until all is gone that was drawn, but for these by their names. */
    public Set<String> untilNothingIsDrawnBut(Set<String> held, Duration patience) {
        return untilNone(
                it -> !held.contains(it.getMetadata().getName()) && !isSaidToBeHeld(it), patience);
    }

    /** Waits until nothing is there any more that was drawn. */
    public Set<String> untilNothingIsDrawn(Duration patience) {
        return untilNone(_ -> true, patience);
    }

    private Set<String> untilNone(Predicate<AzureCredential> which, Duration patience) {
        Instant latest = Instant.now().plus(patience);
        List<AzureCredential> now = drawn(which);
        while (!now.isEmpty() && Instant.now().isBefore(latest)) {
            pause();
            now = drawn(which);
        }
        return told(now);
    }

    private List<AzureCredential> drawn(Predicate<AzureCredential> which) {
        return living.credentials().stream()
                .filter(it -> it.getSpec().delivery() == Delivery.RESPONSE)
                .filter(which)
                .toList();
    }

    /** Whoever had it for somebody was killed between saying so and answering. */
    private static boolean isSaidToBeHeld(AzureCredential credential) {
        return credential.getMetadata().getDeletionTimestamp() == null
                && Optional.ofNullable(credential.getStatus())
                        .filter(it -> it.endedAt() == null)
                        .flatMap(it -> Optional.ofNullable(it.lease()))
                        .filter(it -> it.deliveredAt() != null)
                        .filter(it -> it.expiresAt().isAfter(Instant.now()))
                        .isPresent();
    }

    /**
     * Waits until none of these exists.
     *
     * @return those that still do, with what they say of themselves
     */
    public Set<String> untilGone(Set<String> leaving, Duration patience) {
        Instant latest = Instant.now().plus(patience);
        Set<String> waiting = new TreeSet<>(leaving);
        while (!waiting.isEmpty() && Instant.now().isBefore(latest)) {
            waiting.retainAll(names(living.credentials()));
            pause();
        }
        return told(
                living.credentials().stream()
                        .filter(it -> waiting.contains(Publication.key(it)))
                        .toList());
    }

    private Set<String> told(List<AzureCredential> credentials) {
        return credentials.stream()
                .map(it -> Publication.key(it) + " (" + says(it) + ")" + behind(it))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String says(AzureCredential credential) {
        return first(
                Optional.ofNullable(credential.getStatus())
                        .flatMap(it -> Optional.ofNullable(it.conditions())));
    }

    /** Who waits for something else cannot tell what keeps that. */
    private String behind(AzureCredential credential) {
        Reference ref = credential.getSpec().roleRef();
        String own = credential.getMetadata().getNamespace();
        AzureRole role =
                living.client()
                        .resources(AzureRole.class)
                        .inNamespace(Optional.ofNullable(ref.namespace()).orElse(own))
                        .withName(ref.name())
                        .get();
        return role == null || role.getStatus() == null
                ? ", its role says nothing"
                : ", its role says " + first(Optional.ofNullable(role.getStatus().conditions()));
    }

    private static String first(Optional<List<Condition>> conditions) {
        return conditions
                .flatMap(it -> it.stream().findFirst())
                .map(it -> it.reason() + ": " + it.message())
                .orElse("nothing");
    }

    private Optional<AzureRole> role(AzureCredential credential) {
        NamespacedName name =
                NamespacedName.of(
                        credential.getSpec().roleRef(), credential.getMetadata().getNamespace());
        return Optional.ofNullable(
                living.client()
                        .resources(AzureRole.class)
                        .inNamespace(name.namespace())
                        .withName(name.name())
                        .get());
    }

    private Optional<Secret> secret(AzureCredential credential) {
        String name =
                Optional.ofNullable(credential.getSpec().secret().name())
                        .orElse(credential.getMetadata().getName());
        return Optional.ofNullable(
                living.client()
                        .secrets()
                        .inNamespace(credential.getMetadata().getNamespace())
                        .withName(name)
                        .get());
    }

    private static Set<String> names(List<AzureCredential> credentials) {
        return credentials.stream()
                .map(Publication::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void pause() {
        LockSupport.parkNanos(PAUSE.toNanos());
    }
}
