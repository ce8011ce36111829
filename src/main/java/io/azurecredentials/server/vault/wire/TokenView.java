package io.azurecredentials.server.vault.wire;

import io.azurecredentials.base.Sensitive;
import io.azurecredentials.session.token.Grant;
import io.azurecredentials.session.token.TokenRules.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a client may be told of its own token.
 *
 * @param text the token itself
 * @param accessor empty for a batch token, which has none
 * @param kind whether a session is kept
 * @param grant what it is good for now
 * @param creationTTL how long it was to live when it was issued
 * @param explicitMaxTTL how long it can live at most, if that is limited beside everything else
 * @param period how long it lives after each renewal, if it is a periodic token
 * @param numUses how often it can be used; any number of times if empty
 * @param renewable whether it can be renewed
 * @param renewedAt when it last was
 * @param orphan whether it has no parent to end with
 */
public record TokenView(
        Sensitive text,
        Optional<String> accessor,
        Kind kind,
        Grant grant,
        Duration creationTTL,
        Optional<Duration> explicitMaxTTL,
        Optional<Duration> period,
        Optional<Integer> numUses,
        boolean renewable,
        Optional<Instant> renewedAt,
        boolean orphan) {

    /** In whole seconds; none if it has ended. */
    long secondsLeft(Instant now) {
        return Math.max(0, Duration.between(now, grant.expiresAt()).toSeconds());
    }

    /** As Vault calls it. */
    String type() {
        return switch (kind) {
            case SERVICE -> "service";
            case BATCH -> "batch";
        };
    }
}
