@NullMarked
package io.azurecredentials.application;

import org.jspecify.annotations.NullMarked;
