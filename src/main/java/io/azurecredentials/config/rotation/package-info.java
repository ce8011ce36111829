/**
 * Replacing the root credential of an AzureConfig, decided from facts alone: no I/O, no clock, no
 * dice, no framework.
 *
 * <p>{@link Rotation#next} looks at {@link Facts} and names the one {@link Step} to take; {@link
 * Ledger} is what the config's status has written down, and changes in no other way. The operator's
 * own Secret says which root is in force, because it alone holds the text: the ledger is brought
 * into line with it. The crash-matrix test drives exactly these types.
 *
 * <p>For {@code config} alone. It knows nothing of other kinds of root credentials than passwords:
 * for them there is nothing to rotate.
 */
@NullMarked
package io.azurecredentials.config.rotation;

import org.jspecify.annotations.NullMarked;
