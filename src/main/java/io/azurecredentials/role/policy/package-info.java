/**
 * Rules about roles: how long leases under them live, and what their assignments are called. Pure.
 */
@NullMarked
package io.azurecredentials.role.policy;

import org.jspecify.annotations.NullMarked;
