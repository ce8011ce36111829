/**
 * Values that several replicas see at different times, and the rules for how late they see them.
 * Knows nothing about what the values mean.
 */
@NullMarked
package io.azurecredentials.emulator.store;

import org.jspecify.annotations.NullMarked;
