@NullMarked
package io.azurecredentials.server.vault;

import org.jspecify.annotations.NullMarked;
