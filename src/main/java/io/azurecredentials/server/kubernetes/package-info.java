/**
 * What the API server asks us: whose a bearer token is. Knows HTTP only through {@code
 * server.http}, and holds no rule about who may log in.
 *
 * <p>All bearers of a cluster come to us from the API server. So it is not limited as the one peer
 * that it is: what may cost something here, a signature that is forged, is bounded by itself.
 */
@NullMarked
package io.azurecredentials.server.kubernetes;

import org.jspecify.annotations.NullMarked;
