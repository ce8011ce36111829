/** Roles, resolved against an Azure. */
@NullMarked
package io.azurecredentials.role;

import org.jspecify.annotations.NullMarked;
