@NullMarked
package io.azurecredentials.admission.check;

import org.jspecify.annotations.NullMarked;
