/**
 * Vault's wire format, to the letter: what clients send and what they look for in answers. Pure:
 * values in, JSON out; decides nothing. For {@code server.vault}.
 *
 * <p>Clients are particular about it. Every key of an envelope is there, with {@code null} where it
 * has nothing to say; numbers may be sent as texts, and an empty text is as good as none.
 */
@NullMarked
package io.azurecredentials.server.vault.wire;

import org.jspecify.annotations.NullMarked;
