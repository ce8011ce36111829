package io.azurecredentials.session.token;

import io.azurecredentials.base.Sensitive;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A token that is good, with what it is good for. */
public sealed interface ValidToken {

    /** The token as it was made. */
    Token token();

    /** What it is good for. */
    Grant grant();

    /** What is kept of it, as it is after this use. */
    Optional<Session> kept();

    /** The handle on it, if anything is kept of it. */
    Optional<Accessor> accessor();

    /** The token itself. */
    default Sensitive text() {
        return token().text();
    }

    /** What may be written down of it; nobody can make the token from it. */
    default String digest() {
        return token().digest();
    }

    /** Whether it can be renewed at all. */
    default boolean renewable() {
        return kept().filter(Session::renewable).isPresent();
    }

    /** How often it can still be used, after this time; any number of times if empty. */
    default Optional<Integer> usesLeft() {
        return kept().flatMap(Session::usesLeft);
    }

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
        public Optional<Session> kept() {
            return Optional.of(session);
        }

        @Override
        public Optional<Accessor> accessor() {
            return Optional.of(Accessor.of(token.key(), token.session()));
        }
    }

    /** One of which nothing is kept. */
    record Batch(BatchToken token) implements ValidToken {
        @Override
        public Grant grant() {
            return token.grant();
        }

        @Override
        public Optional<Session> kept() {
            return Optional.empty();
        }

        @Override
        public Optional<Accessor> accessor() {
            return Optional.empty();
        }
    }
}
