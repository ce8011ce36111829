/** Tests of {@code administration.change}. */
@NullMarked
package io.azurecredentials.administration.change;

import org.jspecify.annotations.NullMarked;
