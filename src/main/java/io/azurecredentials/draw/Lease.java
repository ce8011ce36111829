package io.azurecredentials.draw;

import io.azurecredentials.api.v1alpha1.AzureCredential;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus;
import io.azurecredentials.api.v1alpha1.AzureCredentialStatus.LeaseTimes;
import io.azurecredentials.api.v1alpha1.DrawnBy;
import io.azurecredentials.credential.handover.HandoverSecret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A draw as Vault sees it.
 *
 * @param user who drew it, as RBAC knows him
 * @param issuedAt when its clock began
 * @param expiresAt its end unless it is renewed, or ends before with what it was drawn with
 */
public record Lease(LeaseID id, String user, Instant issuedAt, Instant expiresAt) {

    /** That of an object, if somebody holds it: it is handed over, and not on its way out. */
    static Optional<Lease> of(AzureCredential object) {
        Optional<LeaseTimes> times =
                status(object)
                        .filter(it -> it.endedAt() == null)
                        .flatMap(it -> Optional.ofNullable(it.lease()))
                        .filter(it -> it.deliveredAt() != null);
        return isGoing(object) ? Optional.empty() : times.flatMap(it -> of(object, it));
    }

    private static Optional<Lease> of(AzureCredential object, LeaseTimes times) {
        return id(object)
                .flatMap(
                        id ->
                                Optional.ofNullable(object.getSpec().drawnBy())
                                        .map(
                                                by ->
                                                        new Lease(
                                                                id,
                                                                by.user(),
                                                                times.issuedAt(),
                                                                end(by, times))));
    }

    /** The id of a draw's object, whatever stands there. */
    static Optional<LeaseID> id(AzureCredential object) {
        return HandoverSecret.isFor(object)
                ? LeaseID.of(object.getSpec().roleRef().name(), object.getMetadata().getName())
                : Optional.empty();
    }

    static boolean isGoing(AzureCredential object) {
        return object.getMetadata().getDeletionTimestamp() != null
                || status(object).filter(it -> it.endedAt() != null).isPresent();
    }

    /** When its text was handed over, if it was. */
    static Optional<Instant> deliveredAt(AzureCredential object) {
        return status(object)
                .flatMap(it -> Optional.ofNullable(it.lease()))
                .flatMap(it -> Optional.ofNullable(it.deliveredAt()));
    }

    /** Who drew it, as RBAC knows him. */
    static Optional<String> user(AzureCredential object) {
        return Optional.ofNullable(object.getSpec().drawnBy()).map(DrawnBy::user);
    }

    static Optional<AzureCredentialStatus> status(AzureCredential object) {
        return Optional.ofNullable(object.getStatus());
    }

    private static Instant end(DrawnBy by, LeaseTimes times) {
        return Optional.ofNullable(by.token())
                .map(DrawnBy.Token::expiresAt)
                .filter(it -> it.isBefore(times.expiresAt()))
                .orElse(times.expiresAt());
    }

    /** How long it lives from now on, in whole seconds, as clients count; never negative. */
    public Duration left(Instant now) {
        Duration left = Duration.between(now, expiresAt);
        return left.isNegative()
                ? Duration.ZERO
                : Duration.ofSeconds(left.plusMillis(999).toSeconds());
    }

    /** Whether it has ended, though nobody may have noticed. */
    public boolean isOver(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
