@NullMarked
package io.azurecredentials.role.lifecycle;

import org.jspecify.annotations.NullMarked;
