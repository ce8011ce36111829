/**
 * HTTP as our routes see it, and the strict rules that stand in front of the HTTP library: what a
 * request must look like byte by byte, how a path is taken apart, who counts as the caller behind
 * proxies. Pure: bytes in, values out. Whatever is refused here the library never sees, so that
 * there is one reading of every request (RFC 9112 section 11.2).
 *
 * <p>Whoever answers requests implements {@link io.azurecredentials.server.http.Handler} and knows
 * nothing else of HTTP.
 */
@NullMarked
package io.azurecredentials.server.http;

import org.jspecify.annotations.NullMarked;
