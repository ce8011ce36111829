@NullMarked
package io.azurecredentials.reference;

import org.jspecify.annotations.NullMarked;
