package io.azurecredentials.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * One of Vault's clients. Each call is that of the library's own API which its users would take;
 * what it makes of an error is a {@link Refused}.
 */
interface Client extends AutoCloseable {
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

    void write(String path, Map<String, Object> data);

    List<String> list(String path);

    /** Not every client can. */
    void delete(String path);

    @Override
    void close();
}
