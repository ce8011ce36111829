@NullMarked
package io.azurecredentials.config.resolution;

import org.jspecify.annotations.NullMarked;
