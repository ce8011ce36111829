/**
 * ValidatingAdmissionPolicies: which writes a policy is about, its CEL expressions, and the
 * refusals that come of them. Policies with parameters are refused; the action Audit does nothing.
 * Imports {@code access}, {@code builtin}, {@code resource}, {@code selector}, {@code store},
 * {@code token} and {@code failure}; imported by the cluster itself.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/">Validating
 *     Admission Policy</a>
 */
@NullMarked
package io.azurecredentials.cluster.policy;

import org.jspecify.annotations.NullMarked;
