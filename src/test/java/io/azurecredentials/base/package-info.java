/** What the few shared words promise. */
@NullMarked
package io.azurecredentials.base;

import org.jspecify.annotations.NullMarked;
