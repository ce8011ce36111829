package io.azurecredentials.azure;

import io.azurecredentials.base.Problem;
import io.azurecredentials.base.Reason;

/**
 * What the numbers of Entra's token endpoint mean where the client shows something signed: its own
 * assertion, or another issuer's token.
 *
 * @see <a href="https://learn.microsoft.com/entra/identity-platform/reference-error-codes">AADSTS
 *     error codes</a>
 * @see <a
 *     href="https://learn.microsoft.com/entra/workload-id/workload-identity-federation-considerations#errors">
 *     Errors of workload identity federation</a>
 */
final class AssertionProblems {
    private AssertionProblems() {}

    static Problem problem(HttpRefusal refusal, Operation operation) {
        return switch (refusal.code()) {
            case "700027", "50012", "700030" ->
                    author(
                            "the certificate is not the application's; register it there, or write the one that is into the Secret.",
                            operation);
            case "1000502" ->
                    new Problem.UserError(
                            Reason.CREDENTIAL_EXPIRED,
                            say(
                                    "the certificate is not valid now; register another one and write it into the Secret.",
                                    operation));
            case "700024" ->
                    administrator(
                            "what was shown is not valid at this time; set the clock of the node, or have the federated token renewed.",
                            operation);
            case "50013", "50027" ->
                    administrator(
                            "the signature could not be verified; check that the issuer publishes the keys that it signs with.",
                            operation);
            case "50166" ->
                    new Problem.Retryable(
                            Reason.AZURE_UNAVAILABLE,
                            say(
                                    "it could not fetch the keys of the federated token's issuer, which must be reachable from the internet.",
                                    operation),
                            refusal.retryAfter());
            default -> federation(refusal, operation);
        };
    }

    /** The credential must equal the token letter by letter; the case of letters counts too. */
    private static Problem federation(HttpRefusal refusal, Operation operation) {
        return switch (refusal.code()) {
            case "70025" ->
                    author(
                            "the application has no federated identity credential; add one for the issuer, the subject and the audience of the token.",
                            operation);
            case "700211" -> unmatched("issuer", operation);
            case "700212" -> unmatched("audience", operation);
            case "700213" -> unmatched("subject", operation);
            case "70021" -> unmatched("issuer, subject or audience", operation);
            case "7002138" ->
                    unmatched("case of letters in issuer, subject or audience", operation);
            default -> Failures.byStatus(refusal, operation);
        };
    }

    private static Problem unmatched(String what, Operation operation) {
        return author(
                "no federated identity credential of the application has the %s of the token; correct it, or the ServiceAccount and audience in the spec."
                        .formatted(what),
                operation);
    }

    private static Problem author(String what, Operation operation) {
        return new Problem.UserError(Reason.CREDENTIAL_REFUSED, say(what, operation));
    }

    private static Problem administrator(String what, Operation operation) {
        return new Problem.Terminal(Reason.CREDENTIAL_REFUSED, say(what, operation));
    }

    private static String say(String what, Operation operation) {
        return "Entra refused to %s: %s".formatted(operation.task(), what);
    }
}
