/** Tests of the rules by which root credentials are replaced. */
@NullMarked
package io.azurecredentials.config.rotation;

import org.jspecify.annotations.NullMarked;
