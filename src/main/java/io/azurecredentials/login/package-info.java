/**
 * Letting somebody in who shows an Azure token: which role he means, what it asks of him, whether
 * he is let in, and what he gets. Decides nothing itself that a pure package can decide: whether a
 * token is genuine is {@code login.jwt}'s to say, whom a role admits {@code login.policy}'s. For
 * {@code server}, {@code role} and {@code bootstrap}.
 *
 * <p>Strangers are answered from memory. Entra, Microsoft Graph, Azure Resource Manager and the API
 * server are asked for the sake of somebody only once a signature has proven who he is; but for the
 * signing keys themselves, which have a limit of their own.
 *
 * <p>A renewal takes what a login takes, by the role as it is now. Only what is new is held up by a
 * suspended config:
 *
 * <pre>
 *                                                     login   renewal   any other use of a token
 *   the role is gone, going, or made anew             403     403       403
 *   its present spec was not looked at yet            503     503       -
 *   LoginReady is False, but for a suspension         403     403       -
 *   LoginReady is Unknown                             503     503       -
 *   the config is gone, going, or not for the role    403     403       -
 *   the config was never of use                       503     503       -
 *   the config is suspended                           403     -         -
 * </pre>
 */
@NullMarked
package io.azurecredentials.login;

import org.jspecify.annotations.NullMarked;
