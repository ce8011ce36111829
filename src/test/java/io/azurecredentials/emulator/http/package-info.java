/**
 * One request, one answer and the table that finds who answers it, free of any server. Knows
 * nothing about Azure. Every other package of the emulator may import it.
 */
@NullMarked
package io.azurecredentials.emulator.http;

import org.jspecify.annotations.NullMarked;
