package io.azurecredentials.session.token;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whose child a session is, up to whoever logged in; all of them are alive.
 *
 * @param child whose parents these are
 * @param ancestors its parent first
 */
public record Lineage(Session child, List<Session> ancestors) {
    public Lineage {
        ancestors = List.copyOf(ancestors);
    }

    /** When the first of them ends unless it is renewed, and with it the child. */
    public Optional<Instant> end() {
        return ancestors.stream().map(it -> it.grant().expiresAt()).min(Instant::compareTo);
    }

    /** Whether it is a child of that session, or of one of its children. */
    public boolean descendsFrom(SessionReference session) {
        return Stream.concat(Stream.of(child), ancestors.stream())
                .flatMap(it -> it.parent().stream())
                .anyMatch(session::equals);
    }
}
