/** Tests of {@code server.vault.identity}. */
@NullMarked
package io.azurecredentials.server.vault.identity;

import org.jspecify.annotations.NullMarked;
