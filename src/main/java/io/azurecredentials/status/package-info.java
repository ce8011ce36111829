/**
 * Writing status: server-side, the whole of it, on the version it was built from; and the Events
 * that tell of it. Also what it means, and who is told, when the API server does not answer, or
 * does not tell what objects there are. Knows the API types and fabric8; holds no rule about what a
 * status says.
 */
@NullMarked
package io.azurecredentials.status;

import org.jspecify.annotations.NullMarked;
