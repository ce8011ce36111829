/**
 * Starts operators, and ends them in every way a process can end. Knows nothing of what they do.
 */
@NullMarked
package io.azurecredentials.chaos.operators;

import org.jspecify.annotations.NullMarked;
