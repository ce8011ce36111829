/**
 * Writing status: server-side, the whole of it, on the version it was built from; and the Events
 * that tell of it. Knows the API types and fabric8; holds no rule about what a status says.
 */
@NullMarked
package io.azurecredentials.status;

import org.jspecify.annotations.NullMarked;
