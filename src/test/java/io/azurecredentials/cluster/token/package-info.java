/**
 * Who sends a request: the tokens of ServiceAccounts, how they are issued and believed, and acting
 * for somebody else. Says nothing about what anybody may do; that is {@code rbac}. Imports {@code
 * access}, {@code builtin}, {@code resource}, {@code store} and {@code failure}; imported by the
 * cluster itself, {@code http} and {@code review}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/authentication/">Authenticating</a>
 */
@NullMarked
package io.azurecredentials.cluster.token;

import org.jspecify.annotations.NullMarked;
