/** Tests of {@code identity}. */
@NullMarked
package io.azurecredentials.identity;

import org.jspecify.annotations.NullMarked;
