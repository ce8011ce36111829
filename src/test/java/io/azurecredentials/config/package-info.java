@NullMarked
package io.azurecredentials.config;

import org.jspecify.annotations.NullMarked;
