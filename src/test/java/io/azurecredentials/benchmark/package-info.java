/** Figures, printed and written down, never asserted: {@code mvn -q -Pbench [-Dbench=NAME]}. */
@NullMarked
package io.azurecredentials.benchmark;

import org.jspecify.annotations.NullMarked;
