/** Limits and names, computed by hand beside the code. */
@NullMarked
package io.azurecredentials.role.policy;

import org.jspecify.annotations.NullMarked;
