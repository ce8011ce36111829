/**
 * What commands have in common that stay up and serve: how others learn where, and when it ends.
 * Imports nothing of ours; imported by the commands of the demo and the emulator.
 */
@NullMarked
package io.azurecredentials.serve;

import org.jspecify.annotations.NullMarked;
