@NullMarked
package io.azurecredentials.server.http;

import org.jspecify.annotations.NullMarked;
