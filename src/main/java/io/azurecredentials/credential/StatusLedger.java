package io.azurecredentials.credential;

import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.Application;
import io.azurecredentials.application.Recorded;
import io.azurecredentials.base.Reason;
import io.azurecredentials.credential.lifecycle.Ending;
import io.azurecredentials.credential.lifecycle.Issuer;
import io.azurecredentials.credential.lifecycle.Key;
import io.azurecredentials.credential.lifecycle.Ledger;
import io.azurecredentials.credential.lifecycle.Life;
import io.azurecredentials.credential.lifecycle.Owner;
import io.azurecredentials.credential.lifecycle.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The {@link Ledger} as it stands in a status, there and back without loss. */
final class StatusLedger {
    private StatusLedger() {}

    static Ledger read(@Nullable AzureCredentialStatus status) {
        if (status == null) {
            return Ledger.EMPTY;
        }
        Optional<Issuer> issuer = Optional.ofNullable(status.issuer()).map(Recorded::issuer);
        return new Ledger(
                issuer,
                Optional.ofNullable(status.life())
                        .map(it -> new Life(it.since(), Optional.ofNullable(it.until()))),
                Stream.concat(
                                all(status.supersededApplications()),
                                Stream.ofNullable(status.application()))
                        .map(it -> Recorded.principal(it, issuer))
                        .toList(),
                all(status.keys()).map(it -> key(it, status.secretName())).toList(),
                Optional.ofNullable(status.lastHandledRotateRequest()),
                ending(status));
    }

    static @Nullable Instant endedAt(Ledger ledger) {
        return ledger.ending().map(Ending::at).orElse(null);
    }

    static @Nullable String endedFor(Ledger ledger) {
        return ledger.ending().map(it -> it.why().toString()).orElse(null);
    }

    /** Before anything else could end a lease, status said nothing of the reason. */
    private static Optional<Ending> ending(AzureCredentialStatus status) {
        Reason why =
                Stream.of(Reason.values())
                        .filter(it -> it.toString().equals(status.endedFor()))
                        .findFirst()
                        .orElse(Reason.LEASE_ENDED);
        return Optional.ofNullable(status.endedAt()).map(it -> new Ending(it, why));
    }

    static AzureCredentialStatus.@Nullable Life life(Ledger ledger) {
        return ledger.life()
                .map(it -> new AzureCredentialStatus.Life(it.since(), it.until().orElse(null)))
                .orElse(null);
    }

    static AzureCredentialStatus.@Nullable Issuer issuer(Ledger ledger) {
        return ledger.issuer().map(Recorded::issuer).orElse(null);
    }

    static @Nullable Application application(Ledger ledger, Owner owner) {
        return ledger.current().map(it -> application(ledger, it, owner)).orElse(null);
    }

    static @Nullable List<Application> superseded(Ledger ledger, Owner owner) {
        int current = ledger.current().map(Principal::epoch).orElse(0);
        return orNull(
                ledger.principals().stream()
                        .filter(it -> it.epoch() != current)
                        .map(it -> application(ledger, it, owner))
                        .toList());
    }

    static @Nullable List<AzureCredentialStatus.Key> keys(Ledger ledger) {
        return orNull(ledger.keys().stream().map(StatusLedger::key).toList());
    }

    private static Application application(Ledger ledger, Principal principal, Owner owner) {
        return Recorded.application(
                principal, owner.uniqueName(principal.epoch()), ledger.issuer());
    }

    /** Before a Secret could have another name, status said it once for all. */
    private static Key key(AzureCredentialStatus.Key it, @Nullable String secretName) {
        return new Key(
                it.sequence(),
                it.attempt(),
                it.epoch(),
                Optional.ofNullable(it.secretName())
                        .or(() -> Optional.ofNullable(secretName))
                        .orElse(""),
                Key.State.valueOf(it.state().toUpperCase(Locale.ROOT)),
                it.reservedAt(),
                it.expiresAt(),
                it.endsAt(),
                Optional.ofNullable(it.keyID()),
                Optional.ofNullable(it.digest()),
                Optional.ofNullable(it.publishedAt()),
                Optional.ofNullable(it.retireAt()),
                Optional.ofNullable(it.absentSince()),
                Optional.ofNullable(it.rollout()).map(StatusRollout::read));
    }

    private static AzureCredentialStatus.Key key(Key it) {
        String state = it.state().name();
        return new AzureCredentialStatus.Key(
                it.sequence(),
                it.attempt(),
                it.epoch(),
                it.secretName(),
                state.charAt(0) + state.substring(1).toLowerCase(Locale.ROOT),
                it.reservedAt(),
                it.expiresAt(),
                it.endsAt(),
                it.keyID().orElse(null),
                it.digest().orElse(null),
                it.publishedAt().orElse(null),
                it.retireAt().orElse(null),
                it.absentSince().orElse(null),
                it.rollout().map(StatusRollout::written).orElse(null));
    }

    private static <T> Stream<T> all(@Nullable List<T> list) {
        return list == null ? Stream.empty() : list.stream();
    }

    private static <T> @Nullable List<T> orNull(List<T> list) {
        return list.isEmpty() ? null : list;
    }
}
