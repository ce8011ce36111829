/** What becomes a span, and what never stands in one. */
@NullMarked
package io.azurecredentials.trace;

import org.jspecify.annotations.NullMarked;
