/**
 * The operator's own settings and the only reader of the environment. Every problem is reported, by
 * the variable's name, before anything starts; values are never echoed.
 */
@NullMarked
package io.azurecredentials.settings;

import org.jspecify.annotations.NullMarked;
