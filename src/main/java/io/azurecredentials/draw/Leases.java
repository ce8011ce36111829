package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.azurecredentials.base.Answer;
import io.azurecredentials.status.Mishap;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The leases of what was drawn and handed over; whoever asks here knows who may. */
public final class Leases {
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** Until somebody decides, or nothing is left: Vault's clients wait for 30 or 60 seconds. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** No lease lives so long; beyond year 9999 the API server takes no date. */
    private static final Duration EVER = Duration.ofDays(36_500);

    private final Records records;
    private final InstantSource clock;

    /**
     * @param clock this replica's
     */
    public Leases(KubernetesClient client, InstantSource clock) {
        this.records = new Records(client);
        this.clock = clock;
    }

    /** The lease of that id in the namespace, if somebody holds it. */
    public Answer<Optional<Lease>> find(String namespace, LeaseID id) {
        return Mishap.guard(() -> Answer.given(object(namespace, id).flatMap(Lease::of)));
    }

    /** All leases of a namespace that somebody holds; a label that is taken away hides none. */
    public Answer<List<Lease>> list(String namespace) {
        return Mishap.guard(
                () ->
                        Answer.given(
                                records.list(namespace).stream()
                                        .flatMap(it -> Lease.of(it).stream())
                                        .toList()));
    }

    /**
     * Asks for more time, and waits until that is decided.
     *
     * @param increment how long it is to live from now on; its ttl if empty
     */
    public Answer<Extension> extend(
            String namespace, LeaseID id, Optional<Duration> increment, Patience caller) {
        return Mishap.guard(
                () ->
                        Answer.given(
                                object(namespace, id)
                                        .filter(it -> Lease.of(it).isPresent())
                                        .map(it -> extended(it, increment, caller))
                                        .orElseGet(Extension.Over::new)));
    }

    /** Wishes are in whole seconds, and clients count down from what they wished for. */
    private Extension extended(
            AzureCredential object, Optional<Duration> increment, Patience caller) {
        Duration wanted = increment.or(() -> ttl(object)).orElse(Duration.ZERO);
        Duration more = wanted.compareTo(EVER) < 0 ? wanted : EVER;
        Instant until = clock.instant().plus(more).plusMillis(999).truncatedTo(ChronoUnit.SECONDS);
        return records.change(object, it -> requested(it, until))
                .map(it -> decided(it, more, caller))
                .orElseGet(Extension.Over::new);
    }

    private Extension decided(AzureCredential asked, Duration more, Patience caller) {
        Instant latest = clock.instant().plus(LONGEST);
        Optional<AzureCredential> read = Optional.of(asked);
        while (read.filter(Leases::isOpen).isPresent()) {
            if (!clock.instant().isBefore(latest) || !caller.lasts(PAUSE)) {
                return new Extension.Open();
            }
            read = records.again(asked);
        }
        return read.flatMap(Lease::of)
                .<Extension>map(it -> new Extension.Decided(it, more))
                .orElseGet(Extension.Over::new);
    }

    private static boolean isOpen(AzureCredential object) {
        return !Lease.isGoing(object)
                && Lease.status(object)
                        .flatMap(it -> Optional.ofNullable(it.lease()))
                        .filter(it -> it.requestedUntil() != null)
                        .isPresent();
    }

    /**
     * Ends a lease, which nothing can take back.
     *
     * @param caller if he waits, until nothing of it is left in Azure, or until it has taken long
     */
    public Answer<Boolean> revoke(String namespace, LeaseID id, Optional<Patience> caller) {
        return Mishap.guard(
                () -> {
                    Optional<AzureCredential> object = object(namespace, id);
                    object.ifPresent(records::delete);
                    return Answer.given(
                            object.isEmpty()
                                    || caller.filter(it -> isGone(object.get(), it)).isPresent());
                });
    }

    private boolean isGone(AzureCredential object, Patience caller) {
        Instant latest = clock.instant().plus(LONGEST);
        while (records.again(object).isPresent()) {
            if (!clock.instant().isBefore(latest) || !caller.lasts(PAUSE)) {
                return false;
            }
        }
        return true;
    }

    private Optional<AzureCredential> object(String namespace, LeaseID id) {
        return records.get(namespace, id.object())
                .filter(it -> Lease.id(it).filter(id::equals).isPresent());
    }

    /** What is in force for it, as status says it. */
    private static Optional<Duration> ttl(AzureCredential object) {
        return Lease.status(object).map(AzureCredentialStatus::ttl).map(Leases::parsed);
    }

    private static Duration parsed(String text) {
        try {
            return io.fabric8.kubernetes.api.model.Duration.parse(text).getDuration();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LeaseTimes requested(LeaseTimes it, Instant until) {
        return new LeaseTimes(
                it.issuedAt(),
                it.renewAt(),
                it.expiresAt(),
                it.maxExpiresAt(),
                until,
                it.deliveredAt());
    }
}
