@NullMarked
package io.azurecredentials.server.vault.wire;

import org.jspecify.annotations.NullMarked;
