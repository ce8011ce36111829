package io.azurecredentials.server;

import java.time.Duration;

/**
 * How much of the server one peer, and all of them, may have. Sizes of requests are no setting:
 * {@code server.http} has them.
 *
 * @param handshake from the connection to the end of its TLS handshake, at most
 * @param head from the first byte of a request to the end of its head, and from the handshake to
 *     the end of the first
 * @param body from the end of the head to the end of the body
 * @param write of a reply
 * @param idle between two requests
 * @param rest before the next request is read of one who was refused again and again ({@link
 *     io.azurecredentials.server.http.Slowdown})
 * @param quiet when the server drains: before a request, and after the last new connection
 * @param connectionsOfPeer at once; an IPv6 peer is a /64
 * @param connections at once
 * @param requestsPerSecond of one peer; twice as many at once; a TLS handshake counts as four
 */
public record Limits(
        Duration handshake,
        Duration head,
        Duration body,
        Duration write,
        Duration idle,
        Duration rest,
        Duration quiet,
        int connectionsOfPeer,
        int connections,
        int requestsPerSecond) {

    /** With a heap of 256 MiB all connections may hold the longest body and are still served. */
    public static final Limits STANDARD =
            new Limits(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(10),
                    Duration.ofMinutes(1),
                    Duration.ofMillis(10),
                    Duration.ofSeconds(1),
                    256,
                    1024,
                    1000);
}
