/**
 * AzureRoles: finds the role definitions a role names, and says in its status which ones Azure has.
 */
@NullMarked
package io.azurecredentials.role;

import org.jspecify.annotations.NullMarked;
