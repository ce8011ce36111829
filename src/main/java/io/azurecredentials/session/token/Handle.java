package io.azurecredentials.session.token;

import io.azurecredentials.base.Sensitive;
import java.util.Optional;

/**
 * A service token by its accessor. Nobody can make the token from it, so whoever has no more than
 * this can look at the token, renew it and end it where he may, and never use it.
 *
 * @param name the accessor itself
 * @param session what is kept of the token
 */
public record Handle(Accessor name, Session session) implements KnownToken {
    @Override
    public Optional<Sensitive> shown() {
        return Optional.empty();
    }

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
        return Optional.of(name);
    }

    @Override
    public Handle after(Session changed) {
        return new Handle(name, changed);
    }
}
