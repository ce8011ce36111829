/**
 * What our own login tokens look like, what seals them, what they grant and how long. Pure: time
 * and random bytes are arguments, and where sessions and keys are kept is somebody else's business.
 *
 * <p>A token is never stored. A service token names a session, which holds only a digest of it; a
 * batch token carries its grant itself. Both end with a seal that is checked first, so that junk
 * costs one HMAC and no look-up. Everything that is sealed is sealed for one purpose: no seal of
 * one kind passes for another.
 */
@NullMarked
package io.azurecredentials.session.token;

import org.jspecify.annotations.NullMarked;
