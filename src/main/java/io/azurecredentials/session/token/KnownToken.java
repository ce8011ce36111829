package io.azurecredentials.session.token;

import io.azurecredentials.base.Sensitive;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A token that is good, as far as whoever asks about it knows it: itself, or by its accessor. */
public sealed interface KnownToken permits ValidToken, Handle {

    /** The token itself, if whoever asks has it. */
    Optional<Sensitive> shown();

    /** What it is good for. */
    Grant grant();

    /** What is kept of it. */
    Optional<Session> kept();

    /** The handle on it, if anything is kept of it. */
    Optional<Accessor> accessor();

    /** The same as it is after a change. */
    KnownToken after(Session changed);

    /** That session and no other, if anything is kept of it. */
    default Optional<SessionReference> reference() {
        return accessor().map(Accessor::session);
    }

    /** Whether it can be renewed at all. */
    default boolean renewable() {
        return kept().filter(Session::renewable).isPresent();
    }

    /** How often it can still be used; any number of times if empty. */
    default Optional<Integer> usesLeft() {
        return kept().flatMap(Session::usesLeft);
    }

    /** How long it is good from now on, in whole seconds; never negative. */
    default Duration ttl(Instant now) {
        Duration left = Duration.between(now, grant().expiresAt());
        return left.isNegative() ? Duration.ZERO : Duration.ofSeconds(left.toSeconds());
    }
}
