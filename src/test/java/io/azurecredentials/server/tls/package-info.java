@NullMarked
package io.azurecredentials.server.tls;

import org.jspecify.annotations.NullMarked;
