package io.azurecredentials.emulator.http;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** One of Azure's services, behind one or more host names. */
public interface Service {

    /** What would answer the request; empty if nobody modelled it. Nothing has happened yet. */
    Optional<Endpoint> find(Request request);

    /** Who asks, as far as the request says so: an application id, or {@code "-"}. Not verified. */
    String caller(Request request);

    /**
     * A failure in this service's own body shape: throttling (429), its own fault (5xx), or a
     * refusal that may mean anything (400).
     */
    Response failure(int status, OptionalInt retryAfterSeconds);

    /** What a request takes out of its caller's budgets. */
    default List<Charge> charges(Request request) {
        return List.of();
    }

    /** The refusal of a request whose caller has spent a budget. */
    default Response throttled(Request request, Charge charge, int retryAfterSeconds) {
        return failure(429, OptionalInt.of(retryAfterSeconds));
    }

    /** The names of all operations. */
    List<String> operations();

    /** An operation that is about to run. */
    record Endpoint(String operation, Supplier<Response> answer) {}
}
