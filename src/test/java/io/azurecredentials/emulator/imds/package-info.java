/**
 * The metadata service at 169.254.169.254, as every machine sees it: tokens of its managed
 * identities, and what it is. Which machine asks is told by the proxy. Only the emulator imports
 * it.
 */
@NullMarked
package io.azurecredentials.emulator.imds;

import org.jspecify.annotations.NullMarked;
