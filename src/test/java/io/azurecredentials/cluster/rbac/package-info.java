/**
 * Role-based access control as the real API server does it: who may do what by the Roles and
 * bindings in the store, what nobody may hand out without having it, and the roles that every
 * cluster starts with. Says nothing about who somebody is; that is {@code token}. Imports {@code
 * access}, {@code resource}, {@code store} and {@code failure}; imported by the cluster itself and
 * by {@code review}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/">Using RBAC</a>
 */
@NullMarked
package io.azurecredentials.cluster.rbac;

import org.jspecify.annotations.NullMarked;
