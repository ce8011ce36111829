/**
 * Azure Resource Manager: role definitions, role assignments, resource groups, subscriptions, and
 * the evaluation of role assignments on every request.
 */
@NullMarked
package io.azurecredentials.emulator.arm;

import org.jspecify.annotations.NullMarked;
