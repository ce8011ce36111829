@NullMarked
package io.azurecredentials.server;

import org.jspecify.annotations.NullMarked;
