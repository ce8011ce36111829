/**
 * What a test can turn, and what it can look at: clock, faults, latency, consistency, journal and
 * inventory, typed and over plain HTTP. No Azure behaviour here.
 */
@NullMarked
package io.azurecredentials.emulator.control;

import org.jspecify.annotations.NullMarked;
