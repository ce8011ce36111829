/** Tests of {@code server.vault.document}. */
@NullMarked
package io.azurecredentials.server.vault.document;

import org.jspecify.annotations.NullMarked;
