/**
 * Microsoft Entra ID's sign-in surface: token endpoint, OIDC discovery, signing keys, and the check
 * of the tokens that the other services are shown.
 */
@NullMarked
package io.azurecredentials.emulator.entra;

import org.jspecify.annotations.NullMarked;
