/**
 * Sessions as AzureSession objects and the keys that seal tokens as a Secret: the only place where
 * either is read or written, and {@link io.azurecredentials.session.Tokens} the only door to it.
 * What a token is and grants is decided in {@code session.token}.
 *
 * <p>Every replica does this, whether it leads or not; only dead sessions are removed by who leads.
 * Nothing is decided upon what was read more than half a second ago, and one whose uses are counted
 * is written at each of them, so that no replica counts alone. A session that cannot be asked for
 * is no session: whoever asks is told to come back.
 *
 * <p>A session is written once, without the UID that only the API server can give it; its token is
 * made afterwards, and names that UID. So no half-made session can be told from a finished one by
 * anybody but the holder of its token, and nobody holds one before it is finished.
 *
 * <p>Nobody has more than so many sessions of a role ({@link io.azurecredentials.session.Quota}),
 * children included, nor one of several machines that share an identity more than a fifth of that:
 * who forgets to revoke what he logged in for must not fill etcd. The oldest are not ended for
 * that, since somebody may live on them. Each replica counts what its watch tells of and what it
 * made itself, so that alone it never lets anybody have more; of several, each can be behind by
 * what the others made within the time that a watch takes, usually milliseconds. Until the first
 * count is complete no session is made. A watch that breaks counts anew once it is back; until then
 * each replica knows of its own of the last five minutes.
 */
@NullMarked
package io.azurecredentials.session;

import org.jspecify.annotations.NullMarked;
