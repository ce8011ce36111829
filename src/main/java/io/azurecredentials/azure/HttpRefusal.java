package io.azurecredentials.azure;

import java.io.Serial;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Carries an answer other than success through an SDK to where it becomes a problem. Thrown below
 * the SDKs, so that their own ways with errors (lost error numbers, failures to parse what a
 * gateway says, repeats of their own) never get a say. Holds codes, never text.
 */
final class HttpRefusal extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private final transient Service service;
    private final int status;
    private final transient List<String> codes;
    private final transient Optional<Duration> retryAfter;

    HttpRefusal(Service service, int status, List<String> codes, Optional<Duration> retryAfter) {
        super(service + " answered " + status, null, false, false);
        this.service = service;
        this.status = status;
        this.codes = List.copyOf(codes);
        this.retryAfter = retryAfter;
    }

    /** Who refused. */
    Service service() {
        return service;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /** The error code; empty if there was none, as in what a gateway in between says. */
    String code() {
        return codes.isEmpty() ? "" : codes.getFirst();
    }

    /** Whether the code is among those of the error and of its details. */
    boolean has(String code) {
        return codes.contains(code);
    }

    /** How long the service wants to be left alone. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether the service itself (no gateway in between) says that there is no such thing. */
    boolean isNotFound() {
        return status == 404 && !codes.isEmpty();
    }
}
