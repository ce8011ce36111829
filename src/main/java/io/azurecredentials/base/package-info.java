/**
 * The few words every package shares: problems, reasons, conditions and values that must not be
 * printed. Pure; knows nothing and nobody. A seventh file here means a package lacks a word of its
 * own.
 */
@NullMarked
package io.azurecredentials.base;

import org.jspecify.annotations.NullMarked;
