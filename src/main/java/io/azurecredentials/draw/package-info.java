/**
 * What is drawn over HTTP, as AzureCredentials: made for whoever asks, waited for, handed to him
 * once; and looked up, renewed and revoked by its lease. On every replica alike: the leader makes
 * and ends what stands in the API server, and all that is kept of a draw stands there. Who may do
 * what is decided by whoever asks here; what becomes of a draw, in {@code credential.lifecycle}.
 */
@NullMarked
package io.azurecredentials.draw;

import org.jspecify.annotations.NullMarked;
