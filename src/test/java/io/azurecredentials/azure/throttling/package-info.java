/** Rules of sharing Azure, tried out as tables. */
@NullMarked
package io.azurecredentials.azure.throttling;

import org.jspecify.annotations.NullMarked;
