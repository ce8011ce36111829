@NullMarked
package io.azurecredentials.admission;

import org.jspecify.annotations.NullMarked;
