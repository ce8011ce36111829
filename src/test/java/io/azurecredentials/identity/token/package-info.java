/** Tests of {@code identity.token}. */
@NullMarked
package io.azurecredentials.identity.token;

import org.jspecify.annotations.NullMarked;
