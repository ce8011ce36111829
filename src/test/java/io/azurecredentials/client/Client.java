package io.azurecredentials.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One of Vault's clients. Each call is that of the library's own API which its users would take;
 * what it makes of an error is a {@link Refused}.
 */
public interface Client extends AutoCloseable {
    /** Logs in with what the machine's metadata service gives it, and keeps the token. */
    void logIn(String role);

    /** What the server says of the token. */
    Map<String, Object> lookUp();

    /**
     * Lets the token live longer.
     *
     * @return for how long
     */
    Duration renew(Duration increment);

    /** Ends the token, and goes on with it. */
    void revoke();

    /** Whether a server is there, initialized and unsealed. */
    boolean isServing();

    /** What is under a path. */
    Map<String, Object> read(String path);

    /**
     * Sends something to a path.
     *
     * @return what is answered, which may be nothing
     */
    Map<String, Object> write(String path, Map<String, Object> data);

    List<String> list(String path);

    void delete(String path);

    /** Takes a credential of a role. */
    Drawn draw(String role);

    /** What the server says of a lease. */
    default Map<String, Object> lookUpLease(String lease) {
        return write("sys/leases/lookup", Map.of("lease_id", lease));
    }

    /**
     * Lets a lease live longer.
     *
     * @return for how long
     */
    Duration renewLease(String lease, Duration increment);

    /** Gives a credential back. */
    void revokeLease(String lease);

    /** Gives back all whose leases begin so. */
    default void revokePrefix(String prefix) {
        var _ = write("sys/leases/revoke-prefix/" + prefix, Map.of());
    }

    @Override
    void close();
}
