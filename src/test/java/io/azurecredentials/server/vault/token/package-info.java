/** Tests of {@code server.vault.token}. */
@NullMarked
package io.azurecredentials.server.vault.token;

import org.jspecify.annotations.NullMarked;
