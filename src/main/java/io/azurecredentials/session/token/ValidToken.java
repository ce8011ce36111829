package io.azurecredentials.session.token;

import io.azurecredentials.base.Sensitive;
import java.util.Optional;

/** A token that is good, with what it is good for; whoever asks has shown it. */
public sealed interface ValidToken extends KnownToken {

    /** The token as it was made. */
    Token token();

    @Override
    ValidToken after(Session changed);

    /** The token itself. */
    default Sensitive text() {
        return token().text();
    }

    @Override
    default Optional<Sensitive> shown() {
        return Optional.of(text());
    }

    /** What may be written down of it; nobody can make the token from it. */
    default String digest() {
        return token().digest();
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

        @Override
        public Service after(Session changed) {
            return new Service(token, changed);
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

        @Override
        public Batch after(Session changed) {
            throw new IllegalArgumentException("Nothing is kept of a batch token.");
        }
    }
}
