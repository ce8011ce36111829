/** Tests of {@code server.vault.administration}. */
@NullMarked
package io.azurecredentials.server.vault.administration;

import org.jspecify.annotations.NullMarked;
