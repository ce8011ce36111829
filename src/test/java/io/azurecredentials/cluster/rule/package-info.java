/**
 * The CEL rules of schemas: compiling them against the types that the schema gives its fields, and
 * evaluating them on objects. Only what {@code design} allows rules to use is understood; a rule
 * that uses more is refused with its definition. Imports {@code schema} and {@code failure}.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/#validation-rules">Validation
 *     rules</a>
 */
@NullMarked
package io.azurecredentials.cluster.rule;

import org.jspecify.annotations.NullMarked;
