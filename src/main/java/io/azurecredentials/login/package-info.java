/**
 * Letting somebody in who shows an Azure token: which role he means, what it asks of him, whether
 * he is let in, and what he gets. Decides nothing itself that a pure package can decide: whether a
 * token is genuine is {@code login.jwt}'s to say, whom a role admits {@code login.policy}'s. For
 * {@code server}, {@code role} and {@code bootstrap}.
 *
 * <p>Strangers are answered from memory. Entra, Microsoft Graph, Azure Resource Manager and the API
 * server are asked for the sake of somebody only once a signature has proven who he is; but for the
 * signing keys themselves, which have a limit of their own.
 */
@NullMarked
package io.azurecredentials.login;

import org.jspecify.annotations.NullMarked;
