/**
 * What exists before the first request: tenants, subscriptions, applications and their rights.
 * Records only; a test reads ids and secrets from here.
 */
@NullMarked
package io.azurecredentials.emulator.world;

import org.jspecify.annotations.NullMarked;
