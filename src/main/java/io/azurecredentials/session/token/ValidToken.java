package io.azurecredentials.session.token;

import io.azurecredentials.base.Sensitive;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A token that is good, with what it is good for. */
public sealed interface ValidToken {

    /** What it is good for. */
    Grant grant();

    /** The token itself. */
    Sensitive text();

    /** What may be written down of it; nobody can make the token from it. */
    String digest();

    /** The handle on it, if anything is kept of it. */
    Optional<Accessor> accessor();

    /** Whether it can be renewed at all. */
    boolean renewable();

    /** How often it can still be used, after this time; any number of times if empty. */
    Optional<Integer> usesLeft();

    /** How long it is good from now on, in whole seconds; never negative. */
    default Duration ttl(Instant now) {
        Duration left = Duration.between(now, grant().expiresAt());
        return left.isNegative() ? Duration.ZERO : Duration.ofSeconds(left.toSeconds());
    }

    /**
     * One with a session.
     *
     * @param session as it is after this use
     */
    record Service(ServiceToken token, Session session) implements ValidToken {
        @Override
        public Grant grant() {
            return session.grant();
        }

        @Override
        public Sensitive text() {
            return token.text();
        }

        @Override
        public String digest() {
            return token.digest();
        }

        @Override
        public Optional<Accessor> accessor() {
            return Optional.of(Accessor.of(token.key(), token.session()));
        }

        @Override
        public boolean renewable() {
            return session.renewable();
        }

        @Override
        public Optional<Integer> usesLeft() {
            return session.usesLeft();
        }
    }

    /** One of which nothing is kept. */
    record Batch(BatchToken token) implements ValidToken {
        @Override
        public Grant grant() {
            return token.grant();
        }

        @Override
        public Sensitive text() {
            return token.text();
        }

        @Override
        public String digest() {
            return token.digest();
        }

        @Override
        public Optional<Accessor> accessor() {
            return Optional.empty();
        }

        @Override
        public boolean renewable() {
            return false;
        }

        @Override
        public Optional<Integer> usesLeft() {
            return Optional.empty();
        }
    }
}
