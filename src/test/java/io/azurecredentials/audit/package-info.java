@NullMarked
package io.azurecredentials.audit;

import org.jspecify.annotations.NullMarked;
