package io.azurecredentials.config;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;
import java.time.Duration;

/**
 * A ServiceAccount and which tokens of it are shown.
 *
 * @param ttl how long one lives; at least ten minutes
 */
record TokenOf(String namespace, String name, String audience, Duration ttl) {

    String fingerprint(Root.Place place, String clientID) {
        return Fingerprint.of(
                "WorkloadIdentity", place, clientID, namespace, name, audience, ttl.toString());
    }

    /** The last token has ended, and no other one could be made. */
    Problem ended(Minted token) {
        return new Problem.UserError(
                Reason.CREDENTIAL_EXPIRED,
                "The last token of ServiceAccount %s ended at %s; restore the ServiceAccount in namespace %s, and the Role that lets the operator create its tokens."
                        .formatted(name, token.ends(), namespace));
    }

    Problem gone() {
        return new Problem.UserError(
                Reason.SERVICE_ACCOUNT_UNUSABLE,
                "ServiceAccount %s does not exist in this namespace; create it, or restore it."
                        .formatted(name));
    }

    /**
     * @param operator namespace of the operator
     */
    Problem forbidden(String operator) {
        return new Problem.Denied(
                Reason.SERVICE_ACCOUNT_UNUSABLE,
                "The operator may not create tokens of ServiceAccount %s; bind its ServiceAccount in namespace %s to a Role in this namespace with the rule {apiGroups: [\"\"], resources: [serviceaccounts/token], resourceNames: [%s], verbs: [create]}."
                        .formatted(name, operator, name));
    }
}
