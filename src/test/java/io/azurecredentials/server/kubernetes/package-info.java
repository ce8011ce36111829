@NullMarked
package io.azurecredentials.server.kubernetes;

import org.jspecify.annotations.NullMarked;
