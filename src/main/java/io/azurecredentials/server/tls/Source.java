package io.azurecredentials.server.tls;

import java.time.Instant;
import java.util.Optional;

/** Where the server's certificate comes from. */
interface Source {
    /**
     * Looks again.
     *
     * @return the pair in force, if it is another than before
     * @throws RuntimeException if it cannot be had now; the one before stays in force
     */
    Optional<Pair> look(Instant now);
}
