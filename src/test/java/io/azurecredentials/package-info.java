/** Which package may know which. */
@NullMarked
package io.azurecredentials;

import org.jspecify.annotations.NullMarked;
