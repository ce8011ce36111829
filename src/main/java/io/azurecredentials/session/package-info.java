/**
 * Sessions as AzureSession objects and the keys that seal tokens as a Secret: the only place where
 * either is read or written. What a token is and grants is decided in {@code session.token}.
 *
 * <p>A session is read from a cache that a watch keeps and, if it is not there yet, from the API
 * server; one whose uses are counted is always written, so that no replica counts alone. A session
 * that cannot be asked for is no session: whoever asks is told to come back.
 */
@NullMarked
package io.azurecredentials.session;

import org.jspecify.annotations.NullMarked;
