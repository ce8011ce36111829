package io.azurecredentials.cluster.policy;

import dev.cel.common.types.CelType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression of a policy may refer to beside the request and its objects.
 *
 * @param authorizer whether it may ask what users may do; messages may not
 * @param variables the types of the policy's variables declared so far; null where there are none,
 *     as in match conditions
 * @see <a
 *     href="https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/validating-admission-policy-v1/">ValidatingAdmissionPolicy</a>
 */
record Scope(boolean authorizer, @Nullable Map<String, CelType> variables) {

    /** Of match conditions. */
    static final Scope CONDITION = new Scope(true, null);

    /** Of variables and validations. */
    static Scope validation(Map<String, CelType> variables) {
        return new Scope(true, variables);
    }

    /** Of message expressions. */
    static Scope message(Map<String, CelType> variables) {
        return new Scope(false, variables);
    }
}
