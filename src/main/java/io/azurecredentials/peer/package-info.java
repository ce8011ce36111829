/**
 * Whom an address on the network stands for where what somebody may do is bounded by where he is.
 * Pure; knows nothing of connections, and what is bounded is for others to say.
 */
@NullMarked
package io.azurecredentials.peer;

import org.jspecify.annotations.NullMarked;
