package io.azurecredentials.azure;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;

/**
 * What the metadata service's refusals mean.
 *
 * @see <a
 *     href="https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token#error-handling">
 *     Error handling</a>
 */
final class MetadataProblems {
    private MetadataProblems() {}

    static Problem problem(HttpRefusal refusal, Operation operation) {
        return switch (refusal.status()) {
            case 400 -> badRequest(refusal, operation);
            case 403 ->
                    new Problem.Denied(
                            Reason.CREDENTIAL_REFUSED,
                            "Something keeps the operator from the metadata service, asked to %s; allow its pods to reach it."
                                    .formatted(operation.task()));
            // Comes while the service is being renewed, for 70 seconds at most.
            case 404, 410 ->
                    Problem.retryable(
                            Reason.AZURE_UNAVAILABLE,
                            "The metadata service could not %s.".formatted(operation.task()));
            default -> Failures.byStatus(refusal, operation);
        };
    }

    private static Problem badRequest(HttpRefusal refusal, Operation operation) {
        return refusal.code().equals("invalid_request")
                ? new Problem.UserError(
                        Reason.CREDENTIAL_REFUSED,
                        "The machine cannot %s: it has no such identity, or several and none is named; assign it to the machine, or name it."
                                .formatted(operation.task()))
                : Failures.byStatus(refusal, operation);
    }
}
