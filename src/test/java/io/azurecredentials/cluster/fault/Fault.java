package io.azurecredentials.cluster.fault;

import java.time.Duration;

/** What can happen to a request on its way to an API server and back. */
public sealed interface Fault {

    /** It takes its time and then goes on as ever. */
    record Delay(Duration time) implements Fault {}

    /**
     * It is refused before the server hears of it.
     *
     * @param code of HTTP
     * @param reason of the Status in the answer
     * @param retryAfter in seconds; 0 for no such header
     * @see <a
     *     href="https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/">Status</a>
     */
    record Refuse(int code, String reason, int retryAfter) implements Fault {}

    /** The connection breaks before the server hears of it. */
    record CutBefore() implements Fault {}

    /** The server does it, and the connection breaks before its answer arrives. */
    record CutAfter() implements Fault {}

    /** A watch ends after so many lines, as it does when a server or a balancer goes away. */
    record EndWatch(int lines) implements Fault {}

    /** A watch is told at once that its resource version is too old. */
    record ExpireWatch() implements Fault {}

    /** 409 Conflict. */
    Fault CONFLICT = new Refuse(409, "Conflict", 0);

    /** 429 with a second to wait. */
    Fault TOO_MANY_REQUESTS = new Refuse(429, "TooManyRequests", 1);

    /** 500 Internal Server Error. */
    Fault INTERNAL_ERROR = new Refuse(500, "InternalError", 0);

    /** 410 as the answer to a list or watch. */
    Fault GONE = new Refuse(410, "Expired", 0);
}
