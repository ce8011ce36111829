/**
 * Azure in our words: one tenant reached with one root credential, its directory, its role
 * assignments, and whether a credential works. The only package that sees an Azure SDK; no SDK type
 * leaves it, and no text of Azure's either: what Azure says becomes a {@link
 * io.azurecredentials.base.Problem} by status and error code, in one place per service.
 *
 * <p>It makes one attempt per call (plus what a lost token costs) and never waits: when to try
 * again is the caller's decision. It holds no rule about what should exist.
 */
@NullMarked
package io.azurecredentials.azure;

import org.jspecify.annotations.NullMarked;
