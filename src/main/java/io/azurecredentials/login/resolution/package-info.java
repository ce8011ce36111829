/**
 * What a login for an AzureRole goes by: which tokens are taken, whom the role binds, and what
 * whoever logs in gets. Decided from the role, its AzureConfig and the operator's settings. Pure;
 * knows nothing of Azure's answers, nor whether either object is in a state to be used. For {@code
 * login}, {@code role} and {@code server}.
 */
@NullMarked
package io.azurecredentials.login.resolution;

import org.jspecify.annotations.NullMarked;
