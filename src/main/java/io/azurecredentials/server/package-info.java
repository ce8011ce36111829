/**
 * The HTTPS server: the one place for limits, deadlines, TLS and the form of every reply, and the
 * only one that sees the HTTP library. Knows no path: routes are given to it as {@code server.http}
 * has them.
 *
 * <p>What comes in passes, in this order: the number of connections, the TLS handshake, the rate of
 * the peer (but of one whose certificate shows that it asks for others), the strict reading of
 * {@code server.http}; only then the library reads the request, put together anew from what was
 * read.
 */
@NullMarked
package io.azurecredentials.server;

import org.jspecify.annotations.NullMarked;
